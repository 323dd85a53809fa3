using System.Text.Encodings.Web;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>
/// Who is behind a bearer token. The registration is looked up every time: a client that was disabled a moment ago is
/// nobody, and one whose scope is smaller than its token's has the smaller.
/// </summary>
internal sealed class SmartAuthenticationHandler(
    AccessTokens tokens,
    EnabledClients clients,
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Smart";

    private const string Prefix = "Bearer ";

    private bool _isUnavailable;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        if (tokens.Read(header[Prefix.Length..].Trim()) is not { } token)
            return AuthenticateResult.Fail("No such token.");
        try
        {
            return await AuthenticateAsync(token);
        }
        catch (Exception exception) when (StoreFaults.IsOutage(exception))
        {
            // Nobody knows who it is, which is not the client's fault; the challenge says so.
            _isUnavailable = true;
            return AuthenticateResult.Fail(exception);
        }
    }

    private async Task<AuthenticateResult> AuthenticateAsync(AccessToken token)
    {
        var client = await clients.FindAsync(token.ClientId, Context.RequestAborted);
        if (client is null || token.Within(client.Scope) is not { } scopes)
            return AuthenticateResult.Fail("No such client.");
        var caller = new SmartCaller(client.Id, client.OrganizationId, client.Purpose, scopes);
        return AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(Scheme.Name), Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        if (_isUnavailable)
        {
            await FhirErrors.Unavailable().ExecuteAsync(Context);
            return;
        }
        Response.Headers.WWWAuthenticate = result.None ? "Bearer" : "Bearer error=\"invalid_token\"";
        await Outcomes.Of(
            StatusCodes.Status401Unauthorized,
            IssueType.Login,
            "This needs an access token that is valid at this moment.").ExecuteAsync(Context);
    }
}
