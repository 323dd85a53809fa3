using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Consent.Features;

/// <summary>
/// A request ends without a consent: the participant says no, or whoever asked takes it back. Nothing is disclosed, and
/// nothing else happens to anybody.
/// </summary>
internal static class DeclineConsent
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/consents/{id:guid}/decline", DeclineAsync).WithSummary("Decline consent")
            .RequireRole(Role.Participant).ShowsOwn();
        routes.MapPost("/consents/{id:guid}/withdraw", WithdrawAsync).WithSummary("Withdraw consent request")
            .RequireRole(Role.PeerSpecialist).ShowsOwn();
        routes.MapPost("/consents/{id:guid}/end-support", EndSupportAsync).WithSummary("End support")
            .RequireRole(Role.PeerSpecialist).ShowsOwn();
    }

    private static Task<ConsentView> DeclineAsync(
        Guid id, Caller caller, ConsentDbContext store, TimeProvider time, CancellationToken cancellation) =>
        ActAsync(id, caller, store, consent => consent.Decline(time.GetUtcNow()), cancellation);

    private static Task<ConsentView> WithdrawAsync(
        Guid id, Caller caller, ConsentDbContext store, TimeProvider time, CancellationToken cancellation) =>
        ActAsync(id, caller, store, consent => OfAsker(consent, caller).Withdraw(time.GetUtcNow()), cancellation);

    /// <summary>Whoever asked, or discloses under it, says that their support has ended.</summary>
    private static Task<ConsentView> EndSupportAsync(
        Guid id, Caller caller, ConsentDbContext store, TimeProvider time, CancellationToken cancellation) =>
        ActAsync(
            id,
            caller,
            store,
            consent =>
            {
                if (consent.ExpiryEvent != ExpiryEvent.SupportEnded)
                    throw new RefusedException("no-such-event", "The end of support does not end this consent.");
                consent.Expire(ExpiryEvent.SupportEnded, time.GetUtcNow());
            },
            cancellation);

    private static ConsentRecord OfAsker(ConsentRecord consent, Caller caller) =>
        consent.RequestingOrganizationId == caller.Organization ? consent : throw new NotFoundException("consent");

    private static async Task<ConsentView> ActAsync(
        Guid id, Caller caller, ConsentDbContext store, Action<ConsentRecord> act, CancellationToken cancellation)
    {
        var consent = await store.RequireVisibleAsync(id, caller, cancellation);
        act(consent);
        await store.SaveChangesAsync(cancellation);
        return ConsentView.Of(consent);
    }
}
