using CareBridge.Contracts.Referrals;

namespace CareBridge.Referrals.Domain;

/// <summary>How long each side has, and how often a participant may miss a contact.</summary>
/// <param name="BeforeNeeded">How long before the day by which it is needed somebody is reminded.</param>
/// <param name="NoShows">After so many nobody arranges another contact: the loop is closed.</param>
internal sealed record TimeLimits(
    IReadOnlyDictionary<ReferralPriority, StageLimits> ByPriority, TimeSpan BeforeNeeded, int NoShows)
{
    public static TimeLimits Default { get; } = new(
        new Dictionary<ReferralPriority, StageLimits>
        {
            [ReferralPriority.Routine] = new()
            {
                Receive = TimeSpan.FromDays(3),
                Answer = TimeSpan.FromDays(7),
                Inform = TimeSpan.FromDays(3),
                Arrange = TimeSpan.FromDays(7),
                Record = TimeSpan.FromDays(1),
                Close = TimeSpan.FromDays(30),
                PassOn = TimeSpan.FromDays(2),
            },
            [ReferralPriority.Urgent] = new()
            {
                Receive = TimeSpan.FromDays(1),
                Answer = TimeSpan.FromDays(2),
                Inform = TimeSpan.FromDays(1),
                Arrange = TimeSpan.FromDays(2),
                Record = TimeSpan.FromHours(12),
                Close = TimeSpan.FromDays(14),
                PassOn = TimeSpan.FromDays(1),
            },
            [ReferralPriority.Asap] = new()
            {
                Receive = TimeSpan.FromHours(4),
                Answer = TimeSpan.FromHours(8),
                Inform = TimeSpan.FromHours(4),
                Arrange = TimeSpan.FromHours(8),
                Record = TimeSpan.FromHours(4),
                Close = TimeSpan.FromDays(7),
                PassOn = TimeSpan.FromHours(2),
            },
            [ReferralPriority.Stat] = new()
            {
                Receive = TimeSpan.FromMinutes(30),
                Answer = TimeSpan.FromHours(1),
                Inform = TimeSpan.FromMinutes(30),
                Arrange = TimeSpan.FromHours(1),
                Record = TimeSpan.FromHours(1),
                Close = TimeSpan.FromDays(3),
                PassOn = TimeSpan.FromMinutes(30),
            },
        },
        BeforeNeeded: TimeSpan.FromDays(2),
        NoShows: 3);
}

/// <summary>How long may pass, in each stage, before whoever answers for it is reminded.</summary>
internal sealed record StageLimits
{
    public required TimeSpan Receive { get; init; }

    public required TimeSpan Answer { get; init; }

    public required TimeSpan Inform { get; init; }

    public required TimeSpan Arrange { get; init; }

    /// <summary>From the end of the contact.</summary>
    public required TimeSpan Record { get; init; }

    public required TimeSpan Close { get; init; }

    /// <summary>From the reminder until somebody else answers for it.</summary>
    public required TimeSpan PassOn { get; init; }
}
