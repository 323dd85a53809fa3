using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CareBridge.Platform.Resilience;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Delivery;

/// <summary>
/// A signed request to an address of the person's own (Standard Webhooks). Its <c>text</c> is what chat programs show
/// that take such requests.
/// </summary>
internal sealed class WebhookChannel(IHttpClientFactory clients, TimeProvider time) : IChannel
{
    public const string HttpClient = "portal-notices";

    public Channel Kind => Channel.Webhook;

    public bool IsOffered => true;

    public bool ToleratesRepeats => true;

    public async Task<DeliveryAnswer> SendAsync(Parcel parcel, Func<Task> handOver)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            type = "notice",
            text = parcel.Text.Link is { } link ? $"{parcel.Text.Line} {link}" : parcel.Text.Line,
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, parcel.Address)
        {
            Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") },
            },
        };
        foreach (var (name, value) in WebhookSignature.Headers(parcel.Key!, $"{parcel.Id}", time.GetUtcNow(), body))
            request.Headers.TryAddWithoutValidation(name, value);
        return await clients.SendAsync(HttpClient, request, handOver, answer => answer switch
        {
            { IsSuccessStatusCode: true } => DeliveryAnswer.Taken,
            // As Standard Webhooks has it: nothing more is wanted there.
            { StatusCode: HttpStatusCode.Gone } => DeliveryAnswer.Never(DeliveryReason.NoSuchAddress),
            _ => DeliveryAnswer.Later(DeliveryReason.TryLater),
        });
    }
}
