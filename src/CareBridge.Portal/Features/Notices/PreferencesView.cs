using CareBridge.Platform.Domain;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Features.Notices;

/// <param name="ConfirmedAt">Null until they have given the code that was sent there.</param>
internal sealed record ContactView(string Address, DateTimeOffset? ConfirmedAt)
{
    public static ContactView? Of(ContactPoint? contact) =>
        contact is null ? null : new ContactView(contact.Address, contact.ConfirmedAt);

    public override string ToString() => nameof(ContactView);
}

internal sealed record PreferencesView
{
    public required long Version { get; init; }

    public required NoticeLanguage Language { get; init; }

    public required string TimeZone { get; init; }

    public QuietHours? QuietHours { get; init; }

    public required TimeOnly DigestAt { get; init; }

    public required DayOfWeek DigestDay { get; init; }

    /// <summary>What can be chosen here.</summary>
    public required IReadOnlyList<Channel> OfferedChannels { get; init; }

    public required IReadOnlyList<Channel> Channels { get; init; }

    public required IReadOnlyList<Channel> UrgentChannels { get; init; }

    /// <summary>Every kind there is.</summary>
    public required IReadOnlyList<KindTiming> Kinds { get; init; }

    public required string AccountEmail { get; init; }

    /// <summary>Instead of the account's, once it is confirmed.</summary>
    public ContactView? Email { get; init; }

    public ContactView? Phone { get; init; }

    public string? WebhookUrl { get; init; }

    /// <summary>What requests there are signed with.</summary>
    public string? WebhookKey { get; init; }

    public static PreferencesView Of(
        NoticePreferences preferences, Account account, IReadOnlyList<Channel> offered, ISeal seal) => new()
        {
            Version = preferences.Version,
            Language = preferences.Terms.Language,
            TimeZone = preferences.Terms.TimeZone,
            QuietHours = preferences.Terms.QuietHours,
            DigestAt = preferences.Terms.DigestAt,
            DigestDay = preferences.Terms.DigestDay,
            OfferedChannels = offered,
            Channels = preferences.Terms.Channels,
            UrgentChannels = preferences.Terms.UrgentChannels,
            Kinds =
            [
                .. Enum.GetValues<NoticeKind>().Select(kind => new KindTiming(kind, preferences.Terms.TimingOf(kind))),
            ],
            AccountEmail = account.Email!,
            Email = ContactView.Of(preferences.Email),
            Phone = ContactView.Of(preferences.Phone),
            WebhookUrl = preferences.WebhookUrl,
            WebhookKey = preferences.WebhookKey is { } key ? seal.Open<string>(key) : null,
        };

    public override string ToString() => nameof(PreferencesView);
}
