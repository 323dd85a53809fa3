using CareBridge.Platform.Disclosures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CareBridge.Platform.Hosting;

internal static class HealthEndpoints
{
    /// <summary>Tag of the checks that must pass before requests are welcome.</summary>
    public const string Ready = "ready";

    /// <summary>Tag of the checks without which no request can be answered.</summary>
    public const string Accepting = "accepting";

    /// <summary>
    /// <c>/health/live</c>: the process answers. <c>/health/accepting</c>: its stores answer too, so that requests can
    /// be sent to it; what they cause waits in the outbox should the transport be out, and a balancer must not keep
    /// instances away for that. <c>/health/ready</c>: the transport has been reached as well.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.Map("live", _ => false);
        routes.Map("accepting", check => check.Tags.Contains(Accepting));
        routes.Map("ready", check => check.Tags.Contains(Ready));
    }

    private static void Map(
        this IEndpointRouteBuilder routes, string name, Func<HealthCheckRegistration, bool> predicate) =>
        routes.MapHealthChecks($"/health/{name}", new HealthCheckOptions { Predicate = predicate })
            .AllowAnonymous().ShowsNothing();
}
