using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Resilience;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Portal.Forwarding;

internal static class ForwardingRegistration
{
    /// <summary>The largest that any service takes, a scanned form; each service has its own limits below.</summary>
    private const int MaxRequestBytes = 4 * 1024 * 1024;

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
                .WithMetadata(new RequestSizeLimitAttribute(MaxRequestBytes))
                .RequireAuthorization()
                .ShowsWhatIsForwarded()
                .ExcludeFromDescription();
            foreach (var screen in module.OnScreenPaths)
            {
                routes.MapGet($"/api/{service}/{screen}",
                    (HttpContext http, Forwarder forwarder) => forwarder.ForwardAsync(service, http))
                    .RequireAuthorization()
                    .StaysOnScreen()
                    .ShowsWhatIsForwarded()
                    .ExcludeFromDescription();
            }
            foreach (var open in module.OpenPaths.Select(path => $"/api/{service}/{path}/{{**path}}")
                .Append(ApiDocuments.Path(service)))
            {
                routes.Map(open, (HttpContext http, Forwarder forwarder) => forwarder.ForwardAsync(service, http))
                    .AllowAnonymous()
                    .ShowsWhatIsForwarded()
                    .ExcludeFromDescription();
            }
        }
    }

    private static IEnumerable<string> Elsewhere(IServiceCollection services)
    {
        var target = (Target)services.Single(service => service.ServiceType == typeof(Target)).ImplementationInstance!;
        return target.Elsewhere.Select(module => module.Name);
    }
}
