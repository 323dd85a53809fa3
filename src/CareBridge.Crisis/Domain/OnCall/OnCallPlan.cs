namespace CareBridge.Crisis.Domain.OnCall;

/// <summary>Whom a crisis team pages, in which order, and how long each has.</summary>
internal sealed class OnCallPlan
{
    public const int MostTiers = 6;

    private OnCallPlan()
    {
    }

    public Guid TeamId { get; private init; }

    /// <summary>The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>IANA.</summary>
    public string TimeZone { get; private set; } = null!;

    public IReadOnlyList<Tier> Tiers { get; private set; } = [];

    public PagingWaits Waits { get; private set; } = PagingWaits.Default;

    public Guid ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public static OnCallPlan Of(Guid teamId) => new() { TeamId = teamId };

    public void Replace(
        string timeZone, IReadOnlyList<Tier> tiers, PagingWaits waits, Guid changedBy, DateTimeOffset at)
    {
        (TimeZone, Tiers, Waits) = (timeZone, tiers, waits);
        (ChangedBy, ChangedAt) = (changedBy, at);
        Version++;
    }
}
