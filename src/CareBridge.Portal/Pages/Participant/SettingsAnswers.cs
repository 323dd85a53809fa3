using CareBridge.Contracts.Directory;

namespace CareBridge.Portal.Pages.Participant;

public sealed record PreferencesAnswer(long Version, WishesAnswer Preferences);

public sealed record WishesAnswer(
    string? PreferredName,
    string? Pronouns,
    string? Language,
    bool NeedsInterpreter,
    IReadOnlyList<ContactChannel> Channels,
    bool MayLeaveMessage,
    IReadOnlyList<ContactHours> Hours,
    string? TimeZone)
{
    /// <summary>The same hours on each day, which two fields can say.</summary>
    public (TimeOnly From, TimeOnly Until)? DailyHours =>
        Hours.Count == 7 && Hours.Select(one => one.Day).Distinct().Count() == 7
        && Hours.Select(one => (one.From, one.Until)).Distinct().ToList() is [var same]
            ? same
            : null;

    public override string ToString() => nameof(WishesAnswer);
}

public sealed record NoticeSettingsAnswer(
    long Version,
    string Language,
    string TimeZone,
    QuietHoursAnswer? QuietHours,
    TimeOnly DigestAt,
    string DigestDay,
    IReadOnlyList<string> OfferedChannels,
    IReadOnlyList<string> Channels,
    IReadOnlyList<string> UrgentChannels,
    IReadOnlyList<KindAnswer> Kinds,
    string AccountEmail,
    AddressAnswer? Email,
    AddressAnswer? Phone,
    string? WebhookUrl,
    string? WebhookKey)
{
    public const string Webhook = "webhook";

    /// <summary>When what can wait is sent, where that is the same for every kind; null where it differs.</summary>
    public string? PaceOf() =>
        Kinds.Where(one => !one.IsUrgent).Select(one => one.When).Distinct().ToList() is [var same] ? same : null;

    public override string ToString() => nameof(NoticeSettingsAnswer);
}

public sealed record QuietHoursAnswer(TimeOnly From, TimeOnly Until);

/// <param name="When">As the API calls it.</param>
public sealed record KindAnswer(string Kind, string When)
{
    internal bool IsUrgent => Kind is "help-wanted" or "crisis-raised" or "crisis-page" or "crisis-drill";
}

public sealed record AddressAnswer(string Address, DateTimeOffset? ConfirmedAt)
{
    public override string ToString() => nameof(AddressAnswer);
}

public sealed record MessageAnswer(DateTimeOffset SentAt, IReadOnlyList<string> Text)
{
    public override string ToString() => nameof(MessageAnswer);
}

public sealed record DocumentAnswer(DateTimeOffset DatedAt, string? Title, string? Description)
{
    public override string ToString() => nameof(DocumentAnswer);
}
