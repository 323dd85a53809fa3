using System.Security.Claims;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Domain;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>The client that makes a FHIR request, as it is registered at this moment.</summary>
internal sealed record SmartCaller(Guid ClientId, Guid OrganizationId, PurposeOfUse Purpose, SmartScopes Scopes)
{
    /// <summary>A client that asks nothing at the moment, with all that it may; null when it may nothing.</summary>
    public static SmartCaller? Of(SmartClient client) =>
        client.Enabled && SmartScopes.Parse(client.Scope) is { } scopes
            ? new SmartCaller(client.Id, client.OrganizationId, client.Purpose, scopes)
            : null;

    public ClaimsPrincipal ToPrincipal(string scheme) => new(new SmartIdentity(this, scheme));

    /// <summary>The client's id; null when none is signed in.</summary>
    public static Guid? Find(ClaimsPrincipal user) => Identity(user)?.Caller.ClientId;

    public static SmartCaller From(ClaimsPrincipal user) => Identity(user)!.Caller;

    private static SmartIdentity? Identity(ClaimsPrincipal user) =>
        user.Identities.OfType<SmartIdentity>().FirstOrDefault();
}
