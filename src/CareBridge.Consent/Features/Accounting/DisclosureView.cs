using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Features.Accounting;

/// <summary>A line of the accounting as people and programs read it.</summary>
internal sealed record DisclosureView
{
    public required Guid Id { get; init; }

    /// <summary>
    /// Place in the participant's accounting; not told to participants, for a gap tells of what they are not told.
    /// </summary>
    public long? Sequence { get; init; }

    public required Guid DisclosureId { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid DiscloserOrganizationId { get; init; }

    public string? DiscloserName { get; init; }

    public required Guid RecipientOrganizationId { get; init; }

    public string? RecipientName { get; init; }

    /// <summary>The person or client at the recipient.</summary>
    public required Guid RecipientId { get; init; }

    public required Described<PurposeOfUse> Purpose { get; init; }

    public Guid? ConsentId { get; init; }

    public EmergencyGrounds? Emergency { get; init; }

    public Guid? BreakGlassId { get; init; }

    public required DateTimeOffset DisclosedAt { get; init; }

    public required IReadOnlyList<DisclosedItemView> Items { get; init; }

    public static DisclosureView Of(
        DisclosureRecord line, IReadOnlyDictionary<Guid, string> names, Language language) => new()
        {
            Id = line.Id,
            Sequence = line.Sequence,
            DisclosureId = line.DisclosureId,
            ParticipantId = line.ParticipantId,
            DiscloserOrganizationId = line.DiscloserOrganizationId,
            DiscloserName = names.GetValueOrDefault(line.DiscloserOrganizationId),
            RecipientOrganizationId = line.RecipientOrganizationId,
            RecipientName = names.GetValueOrDefault(line.RecipientOrganizationId),
            RecipientId = line.RecipientId,
            Purpose = Describe(line.ReadPurpose(), language),
            ConsentId = line.ConsentId,
            Emergency = line.ReadEmergency(),
            BreakGlassId = line.BreakGlassId,
            DisclosedAt = line.DisclosedAt,
            Items = [.. line.ReadItems().Select(item => DisclosedItemView.Of(item, language))],
        };

    private static Described<PurposeOfUse> Describe(PurposeOfUse purpose, Language language) =>
        new(purpose, PlainWords.Describe(purpose, language));
}

internal sealed record DisclosedItemView(
    string ResourceType, Guid ResourceId, long ResourceVersion, Described<DisclosureCategory> Category)
{
    public static DisclosedItemView Of(AccountedItem item, Language language) => new(
        item.ResourceType,
        item.ResourceId,
        item.ResourceVersion,
        new Described<DisclosureCategory>(item.Category, PlainWords.Describe(item.Category, language)));
}
