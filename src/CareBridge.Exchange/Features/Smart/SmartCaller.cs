using System.Security.Claims;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Domain;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>The client that makes a FHIR request, as it is registered at this moment.</summary>
internal sealed record SmartCaller(Guid ClientId, Guid OrganizationId, PurposeOfUse Purpose, SmartScopes Scopes)
{
    private const string ClientClaim = "client_id";
    private const string OrganizationClaim = "org";
    private const string PurposeClaim = "purpose";
    private const string ScopeClaim = "scope";

    /// <summary>A client that asks nothing at the moment, with all that it may; null when it may nothing.</summary>
    public static SmartCaller? Of(SmartClient client) =>
        client.Enabled && SmartScopes.Parse(client.Scope) is { } scopes
            ? new SmartCaller(client.Id, client.OrganizationId, client.Purpose, scopes)
            : null;

    public ClaimsPrincipal ToPrincipal(string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClientClaim, ClientId.ToString()),
            new Claim(OrganizationClaim, OrganizationId.ToString()),
            new Claim(PurposeClaim, Purpose.ToString()),
            new Claim(ScopeClaim, Scopes.ToString()),
        ],
        scheme));

    /// <summary>The client's id; null when none is signed in.</summary>
    public static Guid? Find(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClientClaim), out var id) ? id : null;

    public static SmartCaller From(ClaimsPrincipal user) => new(
        Guid.Parse(user.FindFirstValue(ClientClaim)!),
        Guid.Parse(user.FindFirstValue(OrganizationClaim)!),
        Enum.Parse<PurposeOfUse>(user.FindFirstValue(PurposeClaim)!),
        SmartScopes.Parse(user.FindFirstValue(ScopeClaim)!)!);
}
