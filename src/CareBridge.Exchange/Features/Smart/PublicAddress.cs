using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>
/// The addresses that partners know us by: <c>Exchange:PublicUrl</c>, without <c>/fhir</c>; when it is not set,
/// whatever the request was sent to.
/// </summary>
internal sealed class PublicAddress(IConfiguration configuration)
{
    public string Fhir(HttpRequest request) => PublicUrl.Of(request, configuration, PublicUrl.OfClinics) + "/fhir";

    public string TokenEndpoint(HttpRequest request) => Fhir(request) + IssueToken.Path;

    /// <summary>The portal's page that tells how to connect.</summary>
    public string Onboarding(HttpRequest request) =>
        PublicUrl.Of(request, configuration, PublicUrl.OfPeople, PublicUrl.OfClinics) + "/docs/ehr";
}
