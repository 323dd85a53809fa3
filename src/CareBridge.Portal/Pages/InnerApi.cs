using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Portal.Pages;

/// <summary>
/// The JSON API of the services that run here, asked without leaving the process: by the same endpoint, in a scope of
/// its own, open to the same roles and held to what it declares.
/// </summary>
internal sealed class InnerApi(
    EndpointDataSource endpoints, IServiceScopeFactory scopes, IAuthorizationPolicyProvider policies)
{
    private const string Json = "application/json";

    private readonly InnerRoutes _routes = new(endpoints, "/api/");

    public async Task<ApiAnswer> AskAsync(HttpMethod method, string address, byte[]? body, HttpContext page)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var answer = new MemoryStream();
        var http = Request(method, address, body, page);
        http.RequestServices = scope.ServiceProvider;
        http.Response.Body = answer;
        if (_routes.Route(http) is not { } endpoint || !await MayAsync(endpoint, http))
            return new ApiAnswer(StatusCodes.Status404NotFound, []);
        try
        {
            await endpoint.RequestDelegate!(http);
        }
        catch (Exception exception) when (Problems.From(exception) is { } problem)
        {
            return new ApiAnswer(problem.Status!.Value, Written(problem));
        }
        InnerRequest.RequireDoor(http, http.Response.StatusCode);
        return new ApiAnswer(http.Response.StatusCode, answer.ToArray());
    }

    private static byte[] Written(ProblemDetails problem) =>
        System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(problem, problem.GetType(), JsonFormat.Options);

    /// <summary>What is closed is not there for them.</summary>
    private async Task<bool> MayAsync(Endpoint endpoint, HttpContext http)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null) return true;
        var policy = await AuthorizationPolicy.CombineAsync(
            policies,
            endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>(),
            endpoint.Metadata.GetOrderedMetadata<AuthorizationPolicy>())
            ?? await policies.GetFallbackPolicyAsync();
        var authorization = http.RequestServices.GetRequiredService<IAuthorizationService>();
        return policy is null || (await authorization.AuthorizeAsync(http.User, http, policy)).Succeeded;
    }

    private static DefaultHttpContext Request(HttpMethod method, string address, byte[]? body, HttpContext page)
    {
        var http = new DefaultHttpContext
        {
            User = page.User,
            RequestAborted = page.RequestAborted,
            TraceIdentifier = page.TraceIdentifier,
        };
        var request = http.Request;
        var (path, query) = address.Split('?', 2) is [var before, var after] ? (before, "?" + after) : (address, "");
        (request.Scheme, request.Host, request.PathBase) =
            (page.Request.Scheme, page.Request.Host, page.Request.PathBase);
        (request.Method, request.Path, request.QueryString) = (method.Method, path, new QueryString(query));
        if (body is null) return http;
        (request.ContentType, request.ContentLength, request.Body) = (Json, body.Length, new MemoryStream(body));
        http.Features.Set<Microsoft.AspNetCore.Http.Features.IHttpRequestBodyDetectionFeature>(new HasBody());
        return http;
    }

    /// <summary>Endpoints ask the server whether there is a body to read; here is none to ask.</summary>
    private sealed class HasBody : Microsoft.AspNetCore.Http.Features.IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => true;
    }
}
