using CareBridge.Consent.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Consent.Features;

/// <summary>The participant takes it back. Answered means committed: from then on every decision sees it.</summary>
internal static class RevokeConsent
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/consents/{id:guid}/revoke", HandleAsync).RequireRole(Role.Participant).ShowsOwn();

    private static async Task<ConsentView> HandleAsync(
        Guid id, Caller caller, ConsentDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var consent = await store.RequireOwnConsentAsync(id, caller.Id, cancellation);
        consent.Revoke(time.GetUtcNow());
        await store.SaveChangesAsync(cancellation);
        return ConsentView.Of(consent);
    }
}
