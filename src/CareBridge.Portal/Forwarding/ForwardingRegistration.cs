using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Resilience;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Portal.Forwarding;

internal static class ForwardingRegistration
{
    /// <summary>One client a service, so that one service's silence stops no calls to another.</summary>
    public static void AddForwarding(this IServiceCollection services)
    {
        services.AddSingleton<Forwarder>();
        foreach (var service in Elsewhere(services))
            services.AddResilientHttpClient(Forwarder.Client(service), Attempt.Internal);
    }

    /// <summary>Every service's JSON API has its address here, wherever it runs.</summary>
    public static void MapForwarding(this IEndpointRouteBuilder routes)
    {
        foreach (var module in routes.ServiceProvider.GetRequiredService<Target>().Elsewhere)
        {
            var service = module.Name;
            routes.Map($"/api/{service}/{{**path}}",
                (HttpContext http, Forwarder forwarder) => forwarder.ForwardAsync(service, http))
                .RequireAuthorization().ShowsWhatIsForwarded()
                .ExcludeFromDescription();
        }
    }

    private static IEnumerable<string> Elsewhere(IServiceCollection services)
    {
        var target = (Target)services.Single(service => service.ServiceType == typeof(Target)).ImplementationInstance!;
        return target.Elsewhere.Select(module => module.Name);
    }
}
