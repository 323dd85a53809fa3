using CareBridge.Platform.Security;
using CareBridge.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Portal;

/// <summary>
/// What a service shows to anybody, behind a link, and what stays on a screen, is so at the portal's address as well,
/// when the service runs elsewhere.
/// </summary>
public sealed class OpenPathsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public void What_takes_no_sign_in_is_open_at_the_portals_address()
    {
        var open = network.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'))
            .ToList();

        foreach (var module in CareBridge.Host.Services.All.Where(module => module.Name != PortalModule.Service))
        {
            var api = $"api/{module.Name}/";
            var behind = open.Where(path => path.StartsWith(api, StringComparison.Ordinal)).ToList();
            Assert.All(behind, path => Assert.Contains(
                module.OpenPaths, start => IsBelow(path, api + start)));
            Assert.All(module.OpenPaths, start => Assert.Contains(behind, path => IsBelow(path, api + start)));
        }
        Assert.Contains("api/crisis/links/{token}", open);
        Assert.Contains("api/referrals/links/{token}", open);
    }

    [Fact]
    public void What_stays_on_a_screen_does_so_at_the_portals_address()
    {
        var marked = network.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.StaysOnScreen())
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => path.StartsWith("api/", StringComparison.Ordinal));

        Assert.Equal(
            CareBridge.Host.Services.All
                .SelectMany(module => module.OnScreenPaths.Select(path => $"api/{module.Name}/{path}")).Order(),
            marked.Order());
    }

    private static bool IsBelow(string path, string start) =>
        path == start || path.StartsWith($"{start}/", StringComparison.Ordinal);
}
