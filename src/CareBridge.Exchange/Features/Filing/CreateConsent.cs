using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Features.Writing;
using Microsoft.AspNetCore.Http;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>
/// <c>POST /fhir/Consent</c>. The client's own identifier, in <c>If-None-Exist</c> or in the Consent, or a key of its
/// own makes repeating it harmless; without one each request files another consent.
/// </summary>
internal sealed class CreateConsent(FileConsents filing, PublicAddress address)
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
            new ResourceWrite(resource, caller, address.Fhir(http.Request)) { Condition = condition, Key = key },
            http.RequestAborted);
    }
}
