using CareBridge.Exchange.Features.Rest;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Resilience;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>What subscriptions need, and where they are found.</summary>
internal static class SubscriptionRoutes
{
    private const string One = "/Subscription/{id}";
    private const string Status = "/Subscription/$status";

    private static readonly List<string> GetOrPost = [HttpMethods.Get, HttpMethods.Post];

    public static void AddSubscriptions(this IServiceCollection services)
    {
        services.AddResilientHttpClient(Courier.HttpClient, Courier.Attempt).OnlyToPublicAddresses();
        services.AddSingleton<SubscriptionSettings>();
        services.AddSingleton<NotificationSignal>();
        services.AddScoped<TopicEvents>();
        services.AddScoped<ChannelReader>();
        services.AddScoped<PutSubscription>();
        services.AddScoped<ReadSubscriptions>();
        services.AddScoped<DeleteSubscription>();
        services.AddScoped<TellStatus>();
        services.AddScoped<TellEvents>();
        services.AddScoped<EventDisclosures>();
        services.AddScoped<EventNumbering>();
        services.AddScoped<Courier>();
        services.AddScoped<NotificationTurn>();
        services.AddHostedService<NumberEvents>();
        services.AddHostedService<SendNotifications>();
        services.AddHostedService<PurgeEvents>();
    }

    public static void Map(RouteGroupBuilder fhir, AuthorizationPolicy clients)
    {
        // What it shows of anybody is what its client has written into it.
        var own = fhir.MapGroup("").RequireAuthorization(clients).ShowsNothing()
            .WithMetadata(new RequestSizeLimitAttribute(2 * RequestBody.Most));
        own.MapGet("/Subscription", (HttpContext http, ReadSubscriptions read) => read.SearchAsync(http));
        own.MapPost("/Subscription", (HttpContext http, PutSubscription put) => put.CreateAsync(http));
        own.MapGet(One, (string id, HttpContext http, ReadSubscriptions read) => read.ReadAsync(id, http));
        own.MapPut(One, (string id, HttpContext http, PutSubscription put) => put.UpdateAsync(id, http));
        own.MapDelete(One, (string id, HttpContext http, DeleteSubscription delete) => delete.HandleAsync(id, http));

        var told = fhir.MapGroup("").RequireAuthorization(clients).ShowsThroughDoor()
            .WithMetadata(new RequestSizeLimitAttribute(2 * RequestBody.Most));
        told.MapMethods(Status, GetOrPost, (HttpContext http, TellStatus tell) => tell.OfManyAsync(http));
        told.MapMethods(
            One + "/$status", GetOrPost, (string id, HttpContext http, TellStatus tell) => tell.OfOneAsync(id, http));
        told.MapMethods(
            One + "/$events", GetOrPost, (string id, HttpContext http, TellEvents tell) => tell.HandleAsync(id, http));
    }
}
