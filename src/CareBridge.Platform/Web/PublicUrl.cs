using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Platform.Web;

/// <summary>The origins that others know this deployment by.</summary>
public static class PublicUrl
{
    /// <summary>Where people come in.</summary>
    public const string OfPeople = "PublicUrl";

    /// <summary>Where clinics' systems come in.</summary>
    public const string OfClinics = "Exchange:PublicUrl";

    /// <returns>The first of the settings that is set, else whatever the request was sent to; no slash at its
    /// end.</returns>
    public static string Of(HttpRequest request, IConfiguration configuration, params IEnumerable<string> settings) =>
        settings.Select(setting => configuration[setting]?.TrimEnd('/')).FirstOrDefault(url => url is { Length: > 0 })
        ?? $"{request.Scheme}://{request.Host}{request.PathBase}";
}
