using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features;

/// <summary>
/// Why a disclosure of the privacy officer's own organization is, or is not, permitted now. The asker of a disclosure
/// never hears this: to them no is no.
/// </summary>
internal static class ExplainDecision
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/decisions/explain", HandleAsync).RequireRole(Role.PrivacyOfficer).ShowsOwn();

    private static async Task<View> HandleAsync(
        Request request, Caller caller, ConsentDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        new Check().That(request.Categories.Count > 0, "categories", "Name at least one.").ThrowIfAny();
        var now = time.GetUtcNow();
        var state = await store.StateOfAsync(
            [request.ParticipantId], [request.RecipientOrganizationId], now, cancellation);
        // Also what is no longer, or not yet, in force, for that is often the reason; of their own organization's only.
        var consents = await store.ConsentsVisibleTo(caller).AsNoTracking()
            .Where(c => c.ParticipantId == request.ParticipantId).ToListAsync(cancellation);
        state = state with
        {
            Consents = consents,
            BreakGlass = [.. state.BreakGlass.Where(a => a.HolderOrganizationIds.Contains(caller.Organization))],
        };
        return new View([.. request.Categories.Select(category => CategoryView.Of(category, Decide(category)))]);

        Decision Decide(DisclosureCategory category) => DisclosureDecisions.Decide(
            state,
            new ProposedDisclosure(
                request.ParticipantId,
                new DisclosureScope(caller.Organization, category),
                request.RecipientOrganizationId,
                request.RecipientId,
                request.Purpose),
            now);
    }

    internal sealed record Request
    {
        public required Guid ParticipantId { get; init; }

        public required Guid RecipientOrganizationId { get; init; }

        public Guid? RecipientId { get; init; }

        public required PurposeOfUse Purpose { get; init; }

        public required IReadOnlyList<DisclosureCategory> Categories { get; init; }
    }

    internal sealed record View(IReadOnlyList<CategoryView> Decisions);

    /// <param name="Grounds">Why not; null when it is permitted.</param>
    /// <param name="ConsentId">What a permit rests on, or the consent that came nearest to one.</param>
    /// <param name="ConsentStatus">How that consent stands.</param>
    internal sealed record CategoryView(
        DisclosureCategory Category,
        bool Permitted,
        DenialGrounds? Grounds,
        Guid? ConsentId,
        ConsentStatus? ConsentStatus,
        Guid? RestrictionId,
        Guid? BreakGlassId)
    {
        public static CategoryView Of(DisclosureCategory category, Decision decision) => new(
            category,
            decision.IsPermitted,
            decision.Grounds,
            decision.Consent?.Id,
            decision.Consent?.Status,
            // That there is a no they must know, to explain it; the participant's own no is nobody else's.
            decision.Restriction is { AskedOrganizationId: not null } restriction ? restriction.Id : null,
            decision.BreakGlass?.Id);
    }
}
