using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>
/// The addresses that partners know us by: <c>Exchange:PublicUrl</c>, without <c>/fhir</c>; when it is not set,
/// whatever the request was sent to.
/// </summary>
internal sealed class PublicAddress(IConfiguration configuration)
{
    private readonly string? _configured = configuration["Exchange:PublicUrl"]?.TrimEnd('/');

    public string Fhir(HttpRequest request) => Root(request) + "/fhir";

    public string TokenEndpoint(HttpRequest request) => Fhir(request) + IssueToken.Path;

    private string Root(HttpRequest request) => string.IsNullOrEmpty(_configured)
        ? $"{request.Scheme}://{request.Host}{request.PathBase}"
        : _configured;
}
