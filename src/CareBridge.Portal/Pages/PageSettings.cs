using CareBridge.Platform.Hosting;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Portal.Pages;

/// <summary><c>Portal</c>, as far as it is about pages.</summary>
/// <exception cref="UsageException">Something will not do.</exception>
internal sealed class PageSettings
{
    private const string DefaultExit = "https://www.weather.gov/";

    public PageSettings(IConfiguration configuration)
    {
        var address = configuration["Portal:ExitAddress"] is { Length: > 0 } set ? set : DefaultExit;
        var isWeb = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";
        if (!isWeb) throw new UsageException("Portal:ExitAddress is not the address of a web page.");
        ExitAddress = uri!.AbsoluteUri;
        ExitOrigin = uri.GetLeftPart(UriPartial.Authority);
    }

    /// <summary>A page of somebody else's that tells nothing: where "leave this page" leads.</summary>
    public string ExitAddress { get; }

    public string ExitOrigin { get; }
}
