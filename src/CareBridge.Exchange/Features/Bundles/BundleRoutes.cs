using CareBridge.Exchange.Features.Rest;
using CareBridge.Platform.Disclosures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Exchange.Features.Bundles;

/// <summary>Where Bundles are carried out, and what may be asked for in them.</summary>
internal static class BundleRoutes
{
    public static void AddBundles(this IServiceCollection services)
    {
        services.AddSingleton<EntryRoutes>();
        services.AddSingleton<FhirErrors>();
        services.AddScoped<RunEntry>();
        services.AddScoped<RunTransaction>();
        services.AddScoped<FreshAnswers>();
        services.AddScoped<CarryOutBundle>();
    }

    public static void Map(RouteGroupBuilder fhir) =>
        fhir.MapPost("/", (HttpContext http, CarryOutBundle bundle) => bundle.HandleAsync(http))
            .WithMetadata(new RequestSizeLimitAttribute(2 * BundleRequest.MostBytes))
            .RequireAuthorization(FhirRoutes.Clients).ShowsThroughDoor();

    /// <summary>They answer with a <see cref="FhirResult"/>, at once, and serve entries of Bundles too.</summary>
    public static RouteGroupBuilder InBundles(this RouteGroupBuilder endpoints) =>
        endpoints.WithMetadata(new ServesEntries());
}

/// <summary>On an endpoint: it may be asked for in an entry of a Bundle.</summary>
internal sealed record ServesEntries;
