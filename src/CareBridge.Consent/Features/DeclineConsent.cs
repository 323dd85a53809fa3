using CareBridge.Consent.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Consent.Features;

/// <summary>The participant says no; nothing is disclosed, and nothing else happens to them.</summary>
internal static class DeclineConsent
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/consents/{id:guid}/decline", HandleAsync).RequireRole(Role.Participant).ShowsOwn();

    private static async Task<ConsentView> HandleAsync(
        Guid id, Caller caller, ConsentDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var consent = await store.RequireOwnConsentAsync(id, caller.Id, cancellation);
        consent.Decline(time.GetUtcNow());
        await store.SaveChangesAsync(cancellation);
        return ConsentView.Of(consent);
    }
}
