using CareBridge.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Portal;

/// <summary>What a service shows to anybody, behind a link, the portal lets through when the service runs
/// elsewhere.</summary>
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

    private static bool IsBelow(string path, string start) =>
        path == start || path.StartsWith($"{start}/", StringComparison.Ordinal);
}
