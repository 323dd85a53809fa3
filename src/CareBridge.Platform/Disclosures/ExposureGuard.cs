using CareBridge.Contracts.Consent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Platform.Disclosures;

/// <summary>Holds endpoints to what they declare.</summary>
internal static class ExposureGuard
{
    public static IServiceCollection AddDisclosureDoor(this IServiceCollection services)
    {
        services.AddScoped<ExposureWatch>();
        // Read once: every request has a door.
        services.AddSingleton(provider => new Patience(
            provider.GetRequiredService<IConfiguration>().GetValue<TimeSpan?>("Disclosures:Patience")));
        services.AddScoped(provider => new DisclosureDoor(
            provider.GetRequiredService<IDisclosures>(),
            provider.GetRequiredService<ExposureWatch>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Patience>().WithConsent));
        services.AddSingleton<IStartupFilter, Declarations>();
        return services;
    }

    /// <summary>
    /// Stops answers of an endpoint that shows through the door and has not used it, at the last moment at which they
    /// can be stopped and whoever writes them: the caller gets a 500 without a body.
    /// </summary>
    public static void UseExposureGuard(this IApplicationBuilder app)
    {
        var logger = app.ApplicationServices.GetRequiredService<ILoggerFactory>()
            .CreateLogger(typeof(ExposureGuard).FullName!);
        app.Use((http, next) =>
        {
            if (http.GetEndpoint() is { } endpoint && endpoint.DeclaredExposure() == Exposure.ThroughDoor)
                http.Response.OnStarting(() => CheckAsync(http, endpoint, logger));
            return next(http);
        });
    }

    private static Task CheckAsync(HttpContext http, Endpoint endpoint, ILogger logger)
    {
        if (InnerRequest.UsedDoor(http, http.Response.StatusCode)) return Task.CompletedTask;
        logger.LogCritical(
            "{Endpoint} was about to answer {Status} without the door; the answer was stopped",
            endpoint.DisplayName,
            http.Response.StatusCode);
        throw new InvalidOperationException("An answer that shows through the door did not use it.");
    }

    private sealed record Patience(TimeSpan? WithConsent);

    /// <summary>Looks at all endpoints when they are known and nobody can call them yet.</summary>
    private sealed class Declarations : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            var silent = app.ApplicationServices.GetRequiredService<EndpointDataSource>().Endpoints
                .Where(endpoint => endpoint.DeclaredExposure() is null).ToList();
            if (silent.Count == 0) return;
            throw new InvalidOperationException(
                "Endpoints that do not declare what they show of participants (ShowsNothing, ShowsOwn or "
                + $"ShowsThroughDoor): {string.Join(", ", silent.Select(endpoint => endpoint.DisplayName))}");
        };
    }
}
