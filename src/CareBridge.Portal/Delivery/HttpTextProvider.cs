using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using CareBridge.Platform.Hosting;
using CareBridge.Portal.Domain;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Portal.Delivery;

/// <summary>
/// <c>Notices:Sms</c>: a provider that is given <c>{"id", "to", "from", "text"}</c> in a POST, with a bearer token and
/// the id as <c>Idempotency-Key</c>. What speaks otherwise takes a small relay; infra/docs/operating.md says what is
/// expected of it.
/// </summary>
internal sealed class HttpTextProvider : ITextProvider
{
    public const string HttpClient = "portal-sms";

    private readonly IHttpClientFactory _clients;
    private readonly Uri? _address;
    private readonly string? _token;
    private readonly string? _from;

    /// <exception cref="UsageException">The address will not do.</exception>
    public HttpTextProvider(IHttpClientFactory clients, IConfiguration configuration)
    {
        _clients = clients;
        var section = configuration.GetSection("Notices:Sms");
        (_token, _from) = (section["Token"], section["From"]);
        if (section["Url"] is not { Length: > 0 } url) return;
        _address = Uri.TryCreate(url, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback || _token is null)
                ? address
                : throw new UsageException("Notices:Sms:Url is an https address; its token is sent there.");
    }

    public bool IsOffered => _address is not null;

    public async Task<DeliveryAnswer> SendAsync(Guid id, string phone, string text, Func<Task> handOver)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address)
        {
            Content = JsonContent.Create(new { id, to = phone, from = _from, text }),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", $"{id}");
        if (_token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        return await _clients.SendAsync(HttpClient, request, handOver, answer => answer.StatusCode switch
        {
            _ when answer.IsSuccessStatusCode => DeliveryAnswer.Taken,
            // What is wrong with us is put right by an operator.
            HttpStatusCode.Unauthorized or HttpStatusCode.PaymentRequired or HttpStatusCode.Forbidden
                or HttpStatusCode.NotFound => DeliveryAnswer.Later(DeliveryReason.NotAccepted),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.Conflict =>
                DeliveryAnswer.Later(DeliveryReason.TryLater),
            >= HttpStatusCode.InternalServerError => DeliveryAnswer.Later(DeliveryReason.TryLater),
            _ => DeliveryAnswer.Never(DeliveryReason.NoSuchAddress),
        });
    }
}
