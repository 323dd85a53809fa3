using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Features.Notices;

namespace CareBridge.Portal.Delivery;

/// <summary>
/// <c>Notices:Sms</c>: a provider that is given <c>{"id", "to", "from", "text"}</c> in a POST, with a bearer token and
/// the id as <c>Idempotency-Key</c>. What speaks otherwise takes a small relay; infra/docs/operating.md says what is
/// expected of it.
/// </summary>
internal sealed class HttpTextProvider(IHttpClientFactory clients, NoticeSettings notices) : ITextProvider
{
    public const string HttpClient = "portal-sms";

    public bool IsOffered => notices.Sms is not null;

    public async Task<DeliveryAnswer> SendAsync(Guid id, string phone, string text, Func<Task> handOver)
    {
        var settings = notices.Sms ?? throw new InvalidOperationException("There is no provider.");
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url)
        {
            Content = JsonContent.Create(new { id, to = phone, from = settings.From, text }),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", $"{id}");
        if (settings.Token is { } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await clients.SendAsync(HttpClient, request, handOver, answer => answer.StatusCode switch
        {
            _ when answer.IsSuccessStatusCode => DeliveryAnswer.Taken,
            // What is wrong with us is put right by an operator.
            < HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.PaymentRequired
                or HttpStatusCode.Forbidden or HttpStatusCode.NotFound =>
                    DeliveryAnswer.Later(DeliveryReason.NotAccepted),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.Conflict =>
                DeliveryAnswer.Later(DeliveryReason.TryLater),
            >= HttpStatusCode.InternalServerError => DeliveryAnswer.Later(DeliveryReason.TryLater),
            _ => DeliveryAnswer.Never(DeliveryReason.NoSuchAddress),
        });
    }
}
