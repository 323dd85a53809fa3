using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>
/// <c>POST /fhir/Consent</c>. The client's own identifier, in <c>If-None-Exist</c> or in the Consent, or a key of its
/// own makes repeating it harmless; without one each request files another consent.
/// </summary>
internal sealed class CreateConsent(FileConsents filing, TimeProvider time, PublicAddress address)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, ServedTypes.Require(ServedTypes.Consent), Access.Create);
        var condition = ConditionalCreate.Of(http.Request);
        var key = IdempotencyKey.Of(http.Request);
        var resource = ResourceBody.Parse<FhirConsent>(
            await RequestBody.ReadAsync(http.Request, FileConsents.MostBytes));
        return await filing.FileAsync(
            resource,
            (consent, findings) => IdOf(consent, condition, key, caller, findings),
            caller,
            address.Fhir(http.Request),
            http.RequestAborted);
    }

    private Guid IdOf(
        FiledConsent consent, string? condition, string? key, SmartCaller caller, Findings findings)
    {
        findings.That(
            condition is null || consent.Identifier is null || condition == consent.Identifier,
            "Consent.identifier",
            "It is not the identifier in If-None-Exist.");
        if ((condition ?? consent.Identifier) is { } identifier)
            return DerivedId.Of("consent filed by", caller.ClientId, identifier);
        return key is not null
            ? DerivedId.Of("consent under the key of", caller.ClientId, key)
            : Guid.CreateVersion7(time.GetUtcNow());
    }
}
