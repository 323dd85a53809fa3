namespace CareBridge.Contracts.Consent;

/// <summary>
/// The accounting of disclosures (42 CFR 2.25), for whoever has shown to the asking service that they may.
/// </summary>
public interface IAccounting
{
    Task<AccountingPage> ReadAsync(ReadAccounting question, CancellationToken cancellation);
}

public sealed record ReadAccounting
{
    public required Guid ParticipantId { get; init; }

    /// <summary>Only what this organization disclosed; null for all, as the participant may read it.</summary>
    public Guid? DiscloserOrganizationId { get; init; }

    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>The <see cref="AccountingPage.Next"/> of the page before.</summary>
    public string? After { get; init; }
}

/// <param name="Disclosures">Newest first.</param>
/// <param name="Next">Null on the last page.</param>
public sealed record AccountingPage(IReadOnlyList<AccountedDisclosure> Disclosures, string? Next);

/// <summary>A line of the accounting.</summary>
public sealed record AccountedDisclosure
{
    public required Guid Id { get; init; }

    /// <summary>The response, push or file that the line belongs to.</summary>
    public required Guid DisclosureId { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid DiscloserOrganizationId { get; init; }

    public required Guid RecipientOrganizationId { get; init; }

    public required Guid RecipientId { get; init; }

    public required PurposeOfUse Purpose { get; init; }

    /// <summary>Null in a medical emergency.</summary>
    public Guid? ConsentId { get; init; }

    public EmergencyGrounds? Emergency { get; init; }

    public Guid? BreakGlassId { get; init; }

    public required DateTimeOffset DisclosedAt { get; init; }

    public required IReadOnlyList<DisclosureItem> Items { get; init; }
}
