using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>Gives a client that proves who it is a token for five minutes (SMART Backend Services).</summary>
internal sealed class IssueToken(
    ExchangeDbContext store,
    ClientKeys keys,
    AccessTokens tokens,
    RateLimits limits,
    PublicAddress address,
    TimeProvider time)
{
    public const string Path = "/auth/token";
    public const string GrantType = "client_credentials";

    private const string FormType = "application/x-www-form-urlencoded";

    private static readonly string[] Parameters = ["grant_type", "scope", "client_assertion_type", "client_assertion"];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, (HttpContext http, IssueToken issue) => issue.HandleAsync(http))
            .AllowAnonymous().ShowsNothing();

    private async Task<IResult> HandleAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Pragma = "no-cache";
        try
        {
            return Results.Json(await IssueAsync(http.Request, http.RequestAborted));
        }
        catch (OAuthException refusal)
        {
            if (refusal.RetryAfter is { } seconds) http.Response.Headers.RetryAfter = seconds;
            return Results.Json(
                new { error = refusal.Error, error_description = refusal.Message }, statusCode: refusal.Status);
        }
    }

    private async Task<object> IssueAsync(HttpRequest request, CancellationToken cancellation)
    {
        var form = await ReadFormAsync(request, cancellation);
        if (form["grant_type"] != GrantType)
            throw OAuthException.BadRequest("unsupported_grant_type", $"grant_type is not {GrantType}.");
        if (form["client_assertion_type"] != ClientAssertion.Type)
            throw OAuthException.BadRequest("invalid_request", $"client_assertion_type is not {ClientAssertion.Type}.");

        var (client, assertion) = await AuthenticateAsync(form["client_assertion"].ToString(), request, cancellation);
        var scope = Grant(client, form["scope"].ToString());
        await UseUpAsync(client, assertion, cancellation);
        return new
        {
            access_token = tokens.Issue(client.Id, scope),
            token_type = "bearer",
            expires_in = (int)AccessTokens.Lifetime.TotalSeconds,
            scope,
        };
    }

    private static async Task<IFormCollection> ReadFormAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentType?.StartsWith(FormType, StringComparison.OrdinalIgnoreCase) != true)
            throw OAuthException.BadRequest("invalid_request", $"The request is not {FormType}.");
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancellation);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            throw OAuthException.BadRequest("invalid_request", "The form cannot be read.");
        }
        foreach (var name in Parameters)
        {
            if (form[name].Count > 1) throw OAuthException.BadRequest("invalid_request", $"{name} is given twice.");
            // RFC 6749, 3.3: a missing scope is an invalid one.
            if (string.IsNullOrEmpty(form[name]) && name != "scope")
                throw OAuthException.BadRequest("invalid_request", $"{name} is missing.");
        }
        return form;
    }

    private async Task<(SmartClient Client, ClientAssertion Assertion)> AuthenticateAsync(
        string token, HttpRequest request, CancellationToken cancellation)
    {
        var assertion = ClientAssertion.Parse(token)
            ?? throw OAuthException.InvalidClient("The assertion is not a JSON Web Token.");
        var clientId = assertion.ClientId
            ?? throw OAuthException.InvalidClient("The assertion's iss and sub are not one client id.");
        if (limits.Postpone(clientId, request.HttpContext.Connection.RemoteIpAddress) is { } seconds)
            throw OAuthException.TooMany(seconds);
        var client = await store.Clients.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == clientId && c.Enabled, cancellation)
            ?? throw OAuthException.InvalidClient("There is no such client.");
        if (assertion.Fault(address.TokenEndpoint(request), client.JwksUrl, time.GetUtcNow()) is { } fault)
            throw OAuthException.InvalidClient(fault);
        var known = await keys.FindAsync(client, assertion.KeyId!, cancellation)
            ?? throw OAuthException.InvalidClient("The client's keys cannot be had.");
        if (!known.Contain(assertion.KeyId!))
            throw OAuthException.InvalidClient("The client has no key with this kid.");
        return assertion.IsSignedWith(known)
            ? (client, assertion)
            : throw OAuthException.InvalidClient("The assertion's signature is not right.");
    }

    private static string Grant(SmartClient client, string requested)
    {
        var scopes = requested.Length <= Lengths.Scope ? SmartScopes.Parse(requested) : null;
        if (scopes is null)
        {
            throw OAuthException.BadRequest(
                "invalid_scope", "scope is not a list of system scopes, such as system/*.rs.");
        }
        // What is not served is not granted; but a condition that is not understood must not fall away unnoticed.
        var served = scopes.All.ToLookup(ServedScopes.Serve);
        if (served[false].Any(scope => scope.Filter.Conditions.Count > 0))
            throw OAuthException.BadRequest("invalid_scope", ServedScopes.Rule);
        var granted = SmartScopes.Parse(client.Scope)!.Grant(new SmartScopes([.. served[true]]));
        return granted.All.Count > 0
            ? granted.ToString()
            : throw OAuthException.BadRequest("invalid_scope", "The client is registered for none of these scopes.");
    }

    private async Task UseUpAsync(SmartClient client, ClientAssertion assertion, CancellationToken cancellation)
    {
        store.UsedAssertions.Add(new UsedAssertion
        {
            Key = UsedAssertion.KeyOf(client.Id, assertion.Id!),
            ExpiresAt = assertion.ExpiresAt!.Value,
        });
        try
        {
            await store.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException exception) when (StoreFaults.IsDuplicate(exception))
        {
            throw OAuthException.InvalidClient("The assertion's jti has been used before.");
        }
        var now = time.Now();
        await store.Clients.Where(one => one.Id == client.Id).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.LastSignedInAt, now), cancellation);
    }

    /// <summary>RFC 6749, 5.2.</summary>
    private sealed class OAuthException(int status, string error, string message) : Exception(message)
    {
        public int Status { get; } = status;

        public string Error { get; } = error;

        public string? RetryAfter { get; private init; }

        public static OAuthException BadRequest(string error, string message) =>
            new(StatusCodes.Status400BadRequest, error, message);

        public static OAuthException InvalidClient(string message) =>
            new(StatusCodes.Status401Unauthorized, "invalid_client", message);

        /// <summary>OAuth has no word for it but this one, of another endpoint.</summary>
        public static OAuthException TooMany(string seconds) => new(
            StatusCodes.Status429TooManyRequests,
            "temporarily_unavailable",
            "Tokens are asked for too often; use one for as long as it lasts.")
        {
            RetryAfter = seconds,
        };
    }
}
