using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Operation;

internal static class OperationPages
{
    public static void MapOperationPages(this IEndpointRouteBuilder pages)
    {
        ShowOperation.Map(pages);
        ShowService.Map(pages);
        SettleFailures.Map(pages);
    }

    public static IEnumerable<string> Services(this Target target) =>
        target.Here.Concat(target.Elsewhere).Select(module => module.Name);

    public static string Api(string service) => $"/api/{service}/operation";

    /// <exception cref="NotFoundException">There is no such service.</exception>
    public static void Require(this Target target, string service)
    {
        if (!target.Services().Contains(service)) throw new NotFoundException("service");
    }
}
