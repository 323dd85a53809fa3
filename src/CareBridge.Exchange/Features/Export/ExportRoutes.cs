using CareBridge.Exchange.Features.Rest;
using CareBridge.Platform.Disclosures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Exchange.Features.Export;

/// <summary>
/// Bulk export (https://hl7.org/fhir/uv/bulkdata/STU2/export.html). Until a file is fetched nothing is told of anybody.
/// </summary>
internal static class ExportRoutes
{
    /// <summary>Where an export can be begun.</summary>
    private static readonly List<string> Levels = ["/$export", "/Patient/$export"];

    public static IServiceCollection AddExport(this IServiceCollection services)
    {
        services.AddSingleton<ExportSettings>();
        services.AddScoped<StartExport>();
        services.AddScoped<FollowExport>();
        services.AddScoped<CollectExport>();
        services.AddScoped<ExportLines>();
        services.AddScoped<SendExportFile>();
        services.AddHostedService<RunExports>();
        services.AddHostedService<PurgeExports>();
        return services;
    }

    public static void Map(RouteGroupBuilder fhir)
    {
        foreach (var level in Levels)
        {
            Start(fhir.MapGet(level, (HttpContext http, StartExport start) => start.ByQueryAsync(http)));
            Start(fhir.MapPost(level, (HttpContext http, StartExport start) => start.ByBodyAsync(http)));
        }
        Start(fhir.MapGet(
            "/Group/{id}/$export",
            (string id, HttpContext http, StartExport start) => start.OfGroupByQueryAsync(id, http)));
        Start(fhir.MapPost(
            "/Group/{id}/$export",
            (string id, HttpContext http, StartExport start) => start.OfGroupByBodyAsync(id, http)));
        fhir.MapGet("/Group/{id}", ReadGroup.HandleAsync)
            .RequireAuthorization(FhirRoutes.Clients).ShowsNothing();
        fhir.MapGet("/$export/{id}", (string id, HttpContext http, FollowExport follow) => follow.HandleAsync(id, http))
            .RequireAuthorization(FhirRoutes.Clients).ShowsNothing();
        fhir.MapDelete("/$export/{id}", CancelExport.HandleAsync)
            .RequireAuthorization(FhirRoutes.Clients).ShowsNothing();
        fhir.MapGet(
                "/$export/{id}/{file}",
                (string id, string file, HttpContext http, SendExportFile send) => send.HandleAsync(id, file, http))
            .WithMetadata(new AlsoServes(NdjsonResult.MediaTypes))
            .RequireAuthorization(FhirRoutes.Clients).ShowsThroughDoor();
    }

    private static void Start(RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new RequestSizeLimitAttribute(2 * RequestBody.Most))
        .RequireAuthorization(FhirRoutes.Clients).ShowsNothing();
}
