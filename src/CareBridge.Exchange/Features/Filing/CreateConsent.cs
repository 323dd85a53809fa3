using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using static Hl7.Fhir.Model.OperationOutcome;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>
/// <c>POST /fhir/Consent</c>. The client's own identifier, in <c>If-None-Exist</c> or in the Consent, makes repeating
/// it harmless; without one each request files another consent.
/// </summary>
internal sealed class CreateConsent(FileConsents filing, TimeProvider time, PublicAddress address)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, ServedTypes.Require(ServedTypes.Consent), Access.Create);
        var condition = Condition(http.Request);
        var resource = ResourceBody.Parse<FhirConsent>(
            await RequestBody.ReadAsync(http.Request, FileConsents.MostBytes));
        return await filing.FileAsync(
            resource,
            (consent, findings) => IdOf(consent, condition, caller, findings),
            caller,
            address.Fhir(http.Request),
            http.RequestAborted);
    }

    private Guid IdOf(FiledConsent consent, string? condition, SmartCaller caller, Findings findings)
    {
        findings.That(
            condition is null || consent.Identifier is null || condition == consent.Identifier,
            "Consent.identifier",
            "It is not the identifier in If-None-Exist.");
        return (condition ?? consent.Identifier) is { } identifier
            ? DerivedId.Of("consent filed by", caller.ClientId, identifier)
            : Guid.CreateVersion7(time.GetUtcNow());
    }

    private static string? Condition(HttpRequest request)
    {
        var header = request.Headers["If-None-Exist"].ToString();
        if (header.Length == 0) return null;
        var query = QueryHelpers.ParseQuery(header.Split('?')[^1]);
        return query.Count == 1
            && query.TryGetValue("identifier", out var values)
            && values is [{ } value]
            && value.Split('|') is [{ Length: > 0 }, { Length: > 0 }]
                ? value
                : throw FhirException.BadRequest(
                    IssueType.NotSupported, "If-None-Exist takes identifier=system|value and nothing else.");
    }
}
