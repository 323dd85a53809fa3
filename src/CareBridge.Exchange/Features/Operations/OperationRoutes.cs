using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Summaries;
using CareBridge.Platform.Disclosures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Exchange.Features.Operations;

internal static class OperationRoutes
{
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddScoped<VisiblePatients>();
        services.AddScoped<ReadEverything>();
        services.AddScoped<SummaryContents>();
        services.AddScoped<SummarizeAftercare>();
        services.AddScoped<BreakGlass>();
        services.AddScoped<MatchCandidates>();
        services.AddScoped<MatchPatients>();
        services.AddScoped<ValidateResource>();
        return services;
    }

    public static void Map(RouteGroupBuilder fhir)
    {
        fhir.MapGet(
                "/Patient/{id}/$everything",
                (string id, HttpContext http, ReadEverything read) => read.ByQueryAsync(id, http))
            .RequireAuthorization(FhirRoutes.Clients).ShowsThroughDoor();
        fhir.MapPost(
                "/Patient/{id}/$everything",
                (string id, HttpContext http, ReadEverything read) => read.ByBodyAsync(id, http))
            .WithMetadata(new RequestSizeLimitAttribute(2 * RequestBody.Most))
            .RequireAuthorization(FhirRoutes.Clients).ShowsThroughDoor();
        foreach (var method in (string[])[HttpMethods.Get, HttpMethods.Post])
        {
            fhir.MapMethods(
                    "/Patient/{id}/$aftercare-summary",
                    [method],
                    (string id, HttpContext http, SummarizeAftercare summarize) => summarize.HandleAsync(id, http))
                .WithMetadata(new AlsoServes(SummaryPage.Formats), new RequestSizeLimitAttribute(2 * RequestBody.Most))
                .RequireAuthorization(FhirRoutes.Clients).ShowsThroughDoor();
        }
        fhir.MapPost(
                "/Patient/{id}/$break-glass",
                (string id, HttpContext http, BreakGlass breakGlass) => breakGlass.HandleAsync(id, http))
            .WithMetadata(new RequestSizeLimitAttribute(2 * RequestBody.Most))
            .RequireAuthorization(FhirRoutes.Clients).ShowsThroughDoor();
        fhir.MapPost("/Patient/$match", (HttpContext http, MatchPatients match) => match.HandleAsync(http))
            .WithMetadata(new RequestSizeLimitAttribute(2 * RequestBody.Most))
            .RequireAuthorization(FhirRoutes.Clients).ShowsThroughDoor();
        fhir.MapPost(
                "/{type}/$validate",
                (string type, HttpContext http, ValidateResource validate) => validate.HandleAsync(type, http))
            .WithMetadata(new RequestSizeLimitAttribute(2 * FileConsents.MostBytes))
            .RequireAuthorization(FhirRoutes.Clients).ShowsNothing();
    }
}
