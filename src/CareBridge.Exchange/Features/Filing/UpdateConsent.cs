using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using static Hl7.Fhir.Model.OperationOutcome;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Features.Filing;

/// <summary><c>PUT /fhir/Consent/{id}</c>: files a consent under the client's id, or ends one that is known.</summary>
internal sealed class UpdateConsent(
    ExchangeDbContext store, FileConsents filing, EndConsent ending, PublicAddress address)
{
    public async Task<IResult> HandleAsync(string id, HttpContext http)
    {
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, ServedTypes.Require(ServedTypes.Consent), Access.Update);
        var expected = EntityTags.Expected(http.Request);
        var resource = ResourceBody.Parse<FhirConsent>(
            await RequestBody.ReadAsync(http.Request, FileConsents.MostBytes), id);
        if (!Guid.TryParseExact(id, "D", out var consentId) || consentId == Guid.Empty)
            throw FhirException.BadRequest(IssueType.Value, "An id must be a UUID.", "Consent.id");

        if (resource.Status == FhirConsent.ConsentState.Inactive)
            return await ending.EndAsync(consentId, resource, expected, caller, http);
        await RequireVersionAsync(consentId, expected, http.RequestAborted);
        return await filing.FileAsync(
            resource, (_, _) => consentId, caller, address.Fhir(http.Request), http.RequestAborted);
    }

    private async Task RequireVersionAsync(Guid id, long? expected, CancellationToken cancellation)
    {
        if (expected is not { } version) return;
        var actual = await store.Heads.AsNoTracking()
            .Where(head => head.Type == ServedTypes.Consent && head.Id == id)
            .Select(head => head.Version).SingleOrDefaultAsync(cancellation);
        if (actual != version) throw new StaleVersionException(version, actual);
    }
}
