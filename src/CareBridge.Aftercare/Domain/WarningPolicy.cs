namespace CareBridge.Aftercare.Domain;

/// <summary>What a community is warned by, and how long each waits for the one before.</summary>
internal sealed class WarningPolicy
{
    private WarningPolicy()
    {
    }

    public Guid OrganizationId { get; private init; }

    /// <summary>The concurrency token.</summary>
    public long Version { get; private set; }

    public IReadOnlyList<WarningRule> Rules { get; private set; } = WarningRules.Default;

    public WarningWaits Waits { get; private set; } = WarningWaits.Default;

    /// <summary>Who said so last; null while nobody has.</summary>
    public Guid? ChangedBy { get; private set; }

    public static WarningPolicy Of(Guid organizationId) => new() { OrganizationId = organizationId };

    public void Replace(IReadOnlyList<WarningRule> rules, WarningWaits waits, Guid changedBy)
    {
        Rules = rules;
        Waits = waits;
        ChangedBy = changedBy;
        Version++;
    }
}

/// <summary>In minutes.</summary>
/// <param name="Partner">How long a partner has before a specialist is told.</param>
/// <param name="Specialist">How long a specialist has before the participant is offered crisis help.</param>
/// <param name="FollowUp">How long a partner who sees to it has before a specialist is told.</param>
internal sealed record WarningWaits(int Partner, int Specialist, int FollowUp)
{
    public const int Most = 7 * 24 * 60;

    /// <summary>Of those that specialists are told again after: time to see to it between two alarms.</summary>
    public const int Least = 5;

    public static WarningWaits Default { get; } = new(120, 240, 24 * 60);
}
