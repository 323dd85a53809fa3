using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using CareBridge.Portal.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace CareBridge.Portal.Forwarding;

/// <summary>
/// Passes a person's request on to the service that owns it, with proof of who asks if they are signed in, and its
/// answer back.
/// Requests may be repeated on the way: the API does no harm when it hears one twice.
/// </summary>
internal sealed class Forwarder(
    IHttpClientFactory clients,
    IConfiguration configuration,
    InternalTokens tokens,
    IHostApplicationLifetime process,
    ILogger<Forwarder> logger)
{
    private static readonly string[] RequestHeaders =
        [HeaderNames.Accept, HeaderNames.IfMatch, HeaderNames.IfNoneMatch];

    private static readonly string[] ResponseHeaders =
        [HeaderNames.ETag, HeaderNames.Location, HeaderNames.RetryAfter, HeaderNames.CacheControl,
            HeaderNames.LastModified, HeaderNames.ContentDisposition, HeaderNames.ContentSecurityPolicy,
            HeaderNames.XContentTypeOptions, "Referrer-Policy", "X-Accel-Buffering"];

    private const string EventStream = "text/event-stream";

    public static string Client(string service) => $"portal-{service}";

    public async Task ForwardAsync(string service, HttpContext http)
    {
        var path = http.Request.Path.ToUriComponent() + http.Request.QueryString.ToUriComponent();
        using var request = Request(service, new HttpMethod(http.Request.Method), path, http);
        request.Content = await BodyAsync(http.Request, http.RequestAborted);
        foreach (var name in RequestHeaders)
        {
            if (http.Request.Headers.TryGetValue(name, out var values))
                request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }
        using var response = await SendAsync(service, request, http.RequestAborted);
        await AnswerAsync(response, http);
    }

    /// <summary>What the service answers to a request that a page makes for whoever looks at it.</summary>
    /// <param name="body">JSON; null is none.</param>
    public async Task<ApiAnswer> AskAsync(
        string service, HttpMethod method, string address, byte[]? body, HttpContext page)
    {
        using var request = Request(service, method, address, page);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation(
                HeaderNames.ContentType, MediaTypeNames.Application.Json);
        }
        using var response = await SendAsync(service, request, page.RequestAborted);
        return new ApiAnswer(
            (int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(page.RequestAborted));
    }

    private HttpRequestMessage Request(string service, HttpMethod method, string address, HttpContext http)
    {
        var request = new HttpRequestMessage(method, Address(service, address));
        if (Caller.From(http.User) is { } caller)
            request.Headers.Authorization = new AuthenticationHeaderValue(InternalTokens.Scheme, tokens.For(caller));
        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(
        string service, HttpRequestMessage request, CancellationToken cancellation)
    {
        HttpResponseMessage response;
        try
        {
            response = await clients.CreateClient(Client(service))
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (Exception exception) when (IsSilence(exception, cancellation))
        {
            throw new UnavailableException(service, exception);
        }
        if (response.StatusCode != HttpStatusCode.Unauthorized) return response;

        response.Dispose();
        logger.LogError("{Service} does not accept this process's tokens: do both have the same Keys:Folder?", service);
        throw new UnavailableException(service);
    }

    /// <exception cref="NotFoundException">The path leads out of the service's public API.</exception>
    private Uri Address(string service, string path)
    {
        var root = configuration.GetValue<Uri>($"Services:{service}")
            ?? throw new UnavailableException($"{service} (Services:{service} is not set)");
        var address = new Uri(root, path);
        var segments = Uri.UnescapeDataString(address.AbsolutePath).Split('/', '\\');
        var isPublic = address.AbsolutePath == ApiDocuments.Path(service)
            || address.AbsolutePath.StartsWith($"/api/{service}/", StringComparison.OrdinalIgnoreCase);
        return isPublic
            && !segments.Any(segment =>
                segment is ".." || segment.Equals("internal", StringComparison.OrdinalIgnoreCase))
                ? address
                : throw new NotFoundException("address");
    }

    /// <summary>Read whole, so that it can be sent again; the server's limit on bodies bounds it.</summary>
    private static async Task<HttpContent?> BodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        if (body.Length == 0) return null;
        var content = new ByteArrayContent(body.ToArray());
        if (request.ContentType is { Length: > 0 } type)
            content.Headers.TryAddWithoutValidation(HeaderNames.ContentType, type);
        return content;
    }

    private async Task AnswerAsync(HttpResponseMessage response, HttpContext http)
    {
        http.Response.StatusCode = (int)response.StatusCode;
        http.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        foreach (var name in ResponseHeaders)
        {
            if (response.Headers.TryGetValues(name, out var values)
                || response.Content.Headers.TryGetValues(name, out values))
                http.Response.Headers[name] = values.ToArray();
        }
        await PassOnAsync(response, http);
    }

    /// <summary>Events come for as long as somebody listens, which must not keep the process from its end.</summary>
    private async Task PassOnAsync(HttpResponseMessage response, HttpContext http)
    {
        if (response.Content.Headers.ContentType?.MediaType != EventStream)
        {
            await response.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
            return;
        }
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted, process.ApplicationStopping);
        try
        {
            await response.Content.CopyToAsync(http.Response.Body, either.Token);
        }
        catch (OperationCanceledException) when (process.ApplicationStopping.IsCancellationRequested)
        {
            // The browser connects again, to whoever is there then.
            return;
        }
    }

    private static bool IsSilence(Exception exception, CancellationToken cancellation) => exception switch
    {
        HttpRequestException => true,
        Polly.ExecutionRejectedException => true,
        OperationCanceledException => !cancellation.IsCancellationRequested,
        _ => false,
    };
}
