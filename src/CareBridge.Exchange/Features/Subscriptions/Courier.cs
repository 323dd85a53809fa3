using System.Diagnostics;
using System.Net.Http.Headers;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Resilience;
using CareBridge.Platform.Telemetry;
using Polly;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>Brings a notification to its endpoint. What is in it about anybody has come through the door.</summary>
internal sealed class Courier(IHttpClientFactory clients, DisclosureDoor door, ISeal seal, TimeProvider time)
{
    public const string HttpClient = "exchange-notifications";

    /// <summary>
    /// Each try opens the door anew, so none is repeated by itself; and none waits long with what has been opened for
    /// an endpoint that does not take it.
    /// </summary>
    public static readonly Attempt Attempt = new(SubscriptionSettings.LongestTimeout, Retries: 0)
    {
        ConnectTimeout = TimeSpan.FromSeconds(2),
    };

    /// <summary>Null when the endpoint has taken it.</summary>
    public async Task<DeliveryFault?> SendAsync(Notification notification, CancellationToken cancellation)
    {
        using var activity = Traces.Continue(
            "notification send", ActivityKind.Producer, notification.Events.Select(told => told.Event.TraceParent));
        if (notification.Events.Count == 0) door.ShowNobody();
        using var request = Request(notification);
        using var patience = new CancellationTokenSource(notification.Subscription.Terms.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            using var answer = await clients.CreateClient(HttpClient)
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return answer.IsSuccessStatusCode ? null : DeliveryFault.Refused;
        }
        catch (Exception) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return DeliveryFault.TimedOut;
        }
        catch (Exception exception) when (exception is HttpRequestException or ExecutionRejectedException
            || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            // What was broken off without anybody's patience being at an end is a connection that was not made in time.
            return DeliveryFault.Unreachable;
        }
    }

    private HttpRequestMessage Request(Notification notification)
    {
        var subscription = notification.Subscription;
        var body = notification.Write();
        var secrets = seal.Open<ChannelSecrets>(subscription.Secrets);
        var request = new HttpRequestMessage(HttpMethod.Post, subscription.Terms.Endpoint)
        {
            Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue(FhirResult.MediaType, "utf-8") },
            },
        };
        var headers = secrets.Headers.Select(header => header.Split(':', 2))
            .Select(parts => KeyValuePair.Create(parts[0], parts[1].TrimStart()))
            .Concat(WebhookSignature.Headers(secrets.SigningKey, $"{notification.Id}", time.GetUtcNow(), body))
            .Concat(notification.Headers());
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }
}
