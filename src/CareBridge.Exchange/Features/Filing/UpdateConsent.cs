using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Features.Writing;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Features.Filing;

/// <summary><c>PUT /fhir/Consent/{id}</c>: files a consent under the client's id, or ends one that is known.</summary>
internal sealed class UpdateConsent(FileConsents filing, EndConsent ending, PublicAddress address)
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
        RequireNoVersion(http.Request);
        return await filing.FileAsync(
            new ResourceWrite(resource, caller, address.Fhir(http.Request)) { Id = consentId }, http.RequestAborted);
    }

    /// <summary>
    /// What is filed is filed once and never changes, so there is no version of it to expect; to answer by the version
    /// that there is would tell whoever asks that there is one.
    /// </summary>
    private static void RequireNoVersion(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0) return;
        throw new FhirException(
            StatusCodes.Status412PreconditionFailed,
            IssueType.NotSupported,
            "If-Match is for ending a consent; leave it out to file one, which does no harm when it is repeated.");
    }
}
