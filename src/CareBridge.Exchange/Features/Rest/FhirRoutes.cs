using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Bundles;
using CareBridge.Exchange.Features.Conformance;
using CareBridge.Exchange.Features.Export;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Operations;
using CareBridge.Exchange.Features.Searching;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Features.Subscriptions;
using CareBridge.Exchange.Features.Writing;
using CareBridge.Platform.Disclosures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>Everything under <c>/fhir</c>; whatever goes wrong there is told as an OperationOutcome.</summary>
internal static class FhirRoutes
{
    public static AuthorizationPolicy Clients { get; } =
        new AuthorizationPolicyBuilder(SmartAuthenticationHandler.SchemeName).RequireAuthenticatedUser().Build();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var fhir = routes.MapGroup("/fhir").AddEndpointFilter<FhirErrors>().ExcludeFromDescription()
            .RequireRateLimiting(RateLimits.Clients);
        fhir.MapGet("/metadata", DescribeCapabilities.Handle).AllowAnonymous().ShowsNothing();
        BundleRoutes.Map(fhir);
        MapResources(fhir.MapGroup("").InBundles());
        ExportRoutes.Map(fhir);
    }

    /// <summary>What is asked for by itself, or in an entry of a Bundle.</summary>
    private static void MapResources(RouteGroupBuilder fhir)
    {
        ReadDefinitions.Map(fhir);
        fhir.MapGet("/{type}",
                (string type, HttpContext http, SearchResources search) => search.HandleAsync(type, http))
            .RequireAuthorization(Clients).ShowsThroughDoor();
        fhir.MapGet("/{type}/{id}",
                (string type, string id, HttpContext http, ReadResource read) => read.HandleAsync(type, id, http))
            .RequireAuthorization(Clients).ShowsThroughDoor();
        // As the two that read other types, and the file itself.
        fhir.MapGet($"/{ServedTypes.Binary}/{{id}}",
                (string id, HttpContext http, ReadResource read) => read.HandleAsync(ServedTypes.Binary, id, http))
            .WithMetadata(new ServesFiles()).RequireAuthorization(Clients).ShowsThroughDoor();
        fhir.MapGet($"/{ServedTypes.Binary}/{{id}}/_history/{{version}}",
                (string id, string version, HttpContext http, ReadResource read) =>
                    read.HandleVersionAsync(ServedTypes.Binary, id, version, http))
            .WithMetadata(new ServesFiles()).RequireAuthorization(Clients).ShowsThroughDoor();
        fhir.MapPost("/{type}/_search",
                (string type, HttpContext http, SearchResources search) => search.HandleAsync(type, http))
            .WithMetadata(new RequestSizeLimitAttribute(RequestBody.Most))
            .RequireAuthorization(Clients).ShowsThroughDoor();
        fhir.MapGet("/{type}/_history",
                (string type, HttpContext http, ReadHistory history) => history.HandleAsync(type, id: null, http))
            .RequireAuthorization(Clients).ShowsThroughDoor();
        fhir.MapGet("/{type}/{id}/_history",
                (string type, string id, HttpContext http, ReadHistory history) =>
                    history.HandleAsync(type, id, http))
            .RequireAuthorization(Clients).ShowsThroughDoor();
        fhir.MapGet("/{type}/{id}/_history/{version}",
                (string type, string id, string version, HttpContext http, ReadResource read) =>
                    read.HandleVersionAsync(type, id, version, http))
            .RequireAuthorization(Clients).ShowsThroughDoor();
        fhir.MapPost(
                $"/{ServedTypes.Task}", (HttpContext http) => RunTransaction.RefuseAlone(ServedTypes.Task, http))
            .RequireAuthorization(Clients).ShowsNothing();
        foreach (var type in (string[])[ServedTypes.ServiceRequest, ServedTypes.Task])
        {
            fhir.MapPut(
                    $"/{type}/{{id}}",
                    (string id, HttpContext http, UpdateReferral update) => update.HandleAsync(type, id, http))
                // A little more than a body may have, so that we say what is wrong and not the server.
                .WithMetadata(new RequestSizeLimitAttribute(2 * RequestBody.Most))
                .RequireAuthorization(Clients).ShowsThroughDoor();
        }
        fhir.MapPost("/Consent", (HttpContext http, CreateConsent create) => create.HandleAsync(http))
            .WithMetadata(new RequestSizeLimitAttribute(2 * FileConsents.MostBytes))
            .RequireAuthorization(Clients).ShowsNothing();
        fhir.MapPut(
                "/Consent/{id}",
                (string id, HttpContext http, UpdateConsent update) => update.HandleAsync(id, http))
            .WithMetadata(new RequestSizeLimitAttribute(2 * FileConsents.MostBytes))
            .RequireAuthorization(Clients).ShowsNothing();
        SubscriptionRoutes.Map(fhir, Clients);
        WriteResource.Map(fhir);
        WriteAppointment.Map(fhir);
        OperationRoutes.Map(fhir);
        // MapFallback, compiled with the rest, would leave the pattern out and swallow every address there is.
        fhir.Map("/{**path}", Refuse).WithOrder(int.MaxValue).AllowAnonymous().ShowsNothing();
    }

    /// <summary>No such address, or none that takes this method.</summary>
    private static IResult Refuse(HttpRequest request, string? path)
    {
        var segments = (path ?? "").Split('/');
        var methods = ServedOperations.Methods(segments) ?? segments switch
        {
            [""] => "POST",
            ["metadata"] => "GET",
            ["auth", "token"] => "POST",
            [SubscriptionAnswer.Type] => "GET, POST",
            [SubscriptionAnswer.Type, _] => "GET, PUT, DELETE",
            [var type, "_search"] when ServedTypes.Find(type) is not null => "POST",
            [var type, .. _, "_history"] when ServedTypes.Find(type) is not null => "GET",
            [var type, _, "_history", _] when ServedTypes.Find(type) is not null => "GET",
            [var type] when ServedTypes.Find(type) is { } served =>
                served.Access.HasFlag(Access.Create) ? "GET, POST" : "GET",
            [var type, _] when ServedTypes.Find(type) is { } served =>
                served.Access.HasFlag(Access.Update) ? "GET, PUT" : "GET",
            _ => null,
        };
        if (methods is null)
            return Outcomes.Of(StatusCodes.Status404NotFound, IssueType.NotSupported, "There is no such address.");
        request.HttpContext.Response.Headers.Allow = methods;
        return Outcomes.Of(
            StatusCodes.Status405MethodNotAllowed, IssueType.NotSupported, $"This address takes {methods} only.");
    }
}
