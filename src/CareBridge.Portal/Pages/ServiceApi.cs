using System.Text.Json;
using System.Text.Json.Serialization;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Web;
using CareBridge.Portal.Forwarding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace CareBridge.Portal.Pages;

/// <summary>
/// The services' JSON API, asked in the name of whoever looks at the page: what they may not see or do there, no page
/// shows them or does for them.
/// </summary>
internal sealed class ServiceApi(
    InnerApi inner, Forwarder forwarder, Target target, IHttpContextAccessor accessor)
{
    /// <summary>What pages do not know of an answer they leave alone.</summary>
    private static readonly JsonSerializerOptions Reading =
        new(JsonFormat.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <param name="address">Such as <c>/api/crisis/escalations</c>, with its query.</param>
    /// <exception cref="NotFoundException">It is not there, or not for them.</exception>
    /// <exception cref="UnavailableException">The service does not answer.</exception>
    public async Task<T> ReadAsync<T>(string address)
    {
        var answer = await SendAsync(HttpMethod.Get, address, content: null);
        return answer.IsSuccess ? Read<T>(answer) : throw Failure(answer);
    }

    /// <summary>As <see cref="ReadAsync"/>, for what a page can do without.</summary>
    /// <returns>Null when it is not there, not for them, or the service does not answer.</returns>
    public async Task<T?> TryReadAsync<T>(string address)
        where T : class
    {
        try
        {
            return await ReadAsync<T>(address);
        }
        catch (Exception exception) when (exception is NotFoundException or UnavailableException)
        {
            return null;
        }
    }

    /// <returns>What is wrong with it; nothing when it is done.</returns>
    /// <exception cref="NotFoundException">It is not there, or not for them.</exception>
    public async Task<FormFaults> ChangeAsync(HttpMethod method, string address, object? content = null) =>
        FaultsOf(await SendAsync(method, address, content));

    /// <summary>As <see cref="ChangeAsync"/>, with what the service answers when it is done.</summary>
    public async Task<(FormFaults Faults, T? Done)> ChangeAsync<T>(HttpMethod method, string address, object content)
        where T : class
    {
        var answer = await SendAsync(method, address, content);
        var faults = FaultsOf(answer);
        return (faults, faults.Any ? null : Read<T>(answer));
    }

    private async Task<ApiAnswer> SendAsync(HttpMethod method, string address, object? content)
    {
        var body = content is null ? null : JsonSerializer.SerializeToUtf8Bytes(content, JsonFormat.Options);
        var (http, service) = (accessor.HttpContext!, address.Split('/')[2]);
        return target.Elsewhere.Any(module => module.Name == service)
            ? await forwarder.AskAsync(service, method, address, body, http)
            : await inner.AskAsync(method, address, body, http);
    }

    private static T Read<T>(ApiAnswer answer) => JsonSerializer.Deserialize<T>(answer.Body, Reading)!;

    private static FormFaults FaultsOf(ApiAnswer answer) => answer.Status switch
    {
        >= 200 and < 300 => FormFaults.None,
        StatusCodes.Status400BadRequest or StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed
            or StatusCodes.Status422UnprocessableEntity => FormFaults.Of(answer.Status, Problem(answer)),
        _ => throw Failure(answer),
    };

    private static HttpValidationProblemDetails Problem(ApiAnswer answer) =>
        JsonSerializer.Deserialize<HttpValidationProblemDetails>(answer.Body, JsonSerializerOptions.Web)
        ?? new HttpValidationProblemDetails();

    private static Exception Failure(ApiAnswer answer) => answer.Status switch
    {
        StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound or StatusCodes.Status409Conflict
            // An address that somebody has made up leads nowhere.
            or StatusCodes.Status422UnprocessableEntity => new NotFoundException("page"),
        StatusCodes.Status503ServiceUnavailable => new UnavailableException("service"),
        _ => new InvalidOperationException($"A service answered {answer.Status} to a page."),
    };
}

/// <param name="Body">JSON, or nothing.</param>
internal sealed record ApiAnswer(int Status, byte[] Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}
