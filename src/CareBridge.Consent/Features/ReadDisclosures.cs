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
/// The accounting of disclosures (42 CFR 2.24, 2.25): a participant's own, or what one organization disclosed.
/// </summary>
internal static class ReadDisclosures
{
    private const int MaxLimit = 200;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/disclosures", HandleAsync).RequireRole(Role.Participant, Role.PrivacyOfficer).ShowsOwn();

    /// <param name="limit">Newest first; 1 to 200.</param>
    /// <param name="before">Continue below this line, the <c>sequence</c> that the last page ended with.</param>
    private static async Task<Page> HandleAsync(
        Caller caller,
        ConsentDbContext store,
        CancellationToken cancellation,
        Guid? participantId = null,
        int limit = MaxLimit,
        long? before = null)
    {
        var isParticipant = caller.Role == Role.Participant;
        new Check()
            .That(limit is >= 1 and <= MaxLimit, "limit", $"1 to {MaxLimit}.")
            .That(isParticipant || participantId is not null, "participantId", "Required: whose accounting.")
            .ThrowIfAny();
        if (isParticipant && participantId is not null && participantId != caller.Id)
            throw new NotFoundException("participant");

        var subject = participantId ?? caller.Id;
        Guid? discloser = isParticipant ? null : caller.Organization;
        var lines = await store.Disclosures.AsNoTracking()
            .Where(d => d.ParticipantId == subject)
            .Where(d => discloser == null || d.DiscloserOrganizationId == discloser)
            .Where(d => before == null || d.Sequence < before)
            .OrderByDescending(d => d.Sequence)
            .Take(limit)
            .ToListAsync(cancellation);
        return new Page([.. lines.Select(View.Of)], lines.Count == limit ? lines[^1].Sequence : null);
    }

    /// <param name="Before">Where the next page begins; null after the last.</param>
    private sealed record Page(IReadOnlyList<View> Disclosures, long? Before);

    private sealed record View
    {
        public required long Sequence { get; init; }

        public required Guid DisclosureId { get; init; }

        public required Guid ParticipantId { get; init; }

        public required Guid DiscloserOrganizationId { get; init; }

        public required Guid RecipientOrganizationId { get; init; }

        public required Guid RecipientId { get; init; }

        public required Described<PurposeOfUse> Purpose { get; init; }

        public Guid? ConsentId { get; init; }

        public EmergencyGrounds? Emergency { get; init; }

        public required DateTimeOffset DisclosedAt { get; init; }

        public required IReadOnlyList<ItemView> Items { get; init; }

        public static View Of(DisclosureRecord line) => new()
        {
            Sequence = line.Sequence,
            DisclosureId = line.DisclosureId,
            ParticipantId = line.ParticipantId,
            DiscloserOrganizationId = line.DiscloserOrganizationId,
            RecipientOrganizationId = line.RecipientOrganizationId,
            RecipientId = line.RecipientId,
            Purpose = ConsentView.Describe(Enum.Parse<PurposeOfUse>(line.Purpose)),
            ConsentId = line.ConsentId,
            Emergency = line is { EmergencyDisclosedBy: { } by, EmergencyNatureCode: { } nature }
                ? new EmergencyGrounds(by, nature)
                : null,
            DisclosedAt = line.DisclosedAt,
            Items = [.. line.ReadItems().Select(ItemView.Of)],
        };
    }

    private sealed record ItemView(
        string ResourceType, Guid ResourceId, long ResourceVersion, Described<DisclosureCategory> Category)
    {
        public static ItemView Of(AccountedItem item) => new(
            item.ResourceType, item.ResourceId, item.ResourceVersion, ConsentView.Describe(item.Category));
    }
}
