using CareBridge.Platform.Domain;
using CareBridge.Platform.Resilience;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;

namespace CareBridge.Portal.Features.Notices;

/// <summary>The whole of somebody's settings; what is left out is as it is for those who never chose.</summary>
internal sealed record PreferencesInput
{
    /// <summary>The one that is replaced, as it was shown.</summary>
    public long? Version { get; init; }

    public NoticeLanguage Language { get; init; } = NoticeLanguage.En;

    /// <summary>IANA, such as <c>America/New_York</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>When only what is urgent is sent.</summary>
    public QuietHours? QuietHours { get; init; }

    public TimeOnly? DigestAt { get; init; }

    public DayOfWeek? DigestDay { get; init; }

    /// <summary>In their order; the next one is used when one fails for good.</summary>
    public required IReadOnlyList<Channel> Channels { get; init; }

    /// <summary>Of what is urgent; the next one is used at once when one fails.</summary>
    public required IReadOnlyList<Channel> UrgentChannels { get; init; }

    public IReadOnlyList<KindTiming>? Kinds { get; init; }

    /// <summary>Instead of the account's; a code is sent there.</summary>
    public string? Email { get; init; }

    /// <summary>E.164; a code is sent there.</summary>
    public string? Phone { get; init; }

    public string? WebhookUrl { get; init; }

    /// <summary><c>whsec_</c> and 24 to 64 bytes in Base64; made for them when left out.</summary>
    public string? WebhookKey { get; init; }

    public string? NormalizedEmail => Email is null ? null : EmailAddress.Normalize(Email);

    public NoticeTerms ToTerms() => new()
    {
        Language = Language,
        TimeZone = TimeZone,
        QuietHours = QuietHours,
        DigestAt = DigestAt ?? new TimeOnly(8, 0),
        DigestDay = DigestDay ?? DayOfWeek.Monday,
        Channels = [.. Channels],
        UrgentChannels = [.. UrgentChannels],
        Kinds = [.. (Kinds ?? []).Where(kind => kind.When != NoticeTiming.AtOnce)],
    };

    /// <exception cref="InvalidRequestException">Something will not do.</exception>
    public void Validate(IReadOnlyList<Channel> offered, PublicAddresses addresses)
    {
        var kinds = Kinds ?? [];
        new Check().That(kinds.All(one => one is not null), "kinds", "Each is one.").ThrowIfAny();
        new Check()
            .That(TimeZones.IsKnown(TimeZone), "timeZone", TimeZones.Rule)
            .That(QuietHours is null || QuietHours.From != QuietHours.Until, "quietHours", "They begin and end.")
            .That(AreDistinct(Channels), "channels", "Each at most once.")
            .That(AreDistinct(UrgentChannels), "urgentChannels", "Each at most once.")
            .That(offered.Count == 0 || UrgentChannels.Count > 0, "urgentChannels", "At least one.")
            .That(Channels.All(IsUsable), "channels", "Offered here, and with the address it needs.")
            .That(UrgentChannels.All(IsUsable), "urgentChannels", "Offered here, and with the address it needs.")
            .That(kinds.DistinctBy(one => one.Kind).Count() == kinds.Count, "kinds", "Each at most once.")
            .That(
                kinds.All(one => one.When == NoticeTiming.AtOnce || !one.Kind.IsUrgent()),
                "kinds",
                "What is urgent is sent at once.")
            .That(Email is null || NormalizedEmail is not null, "email", "An e-mail address in ASCII.")
            .That(Phone is null || PhoneNumber.IsInternational(Phone), "phone", PhoneNumber.Rule)
            .That(
                WebhookUrl is null || (WebhookUrl.Length <= NoticePreferencesMapping.UrlLength
                    && addresses.Allow(WebhookUrl) && !WebhookUrl.Contains('#')),
                "webhookUrl",
                "An https address on the public internet.")
            .That(
                WebhookKey is null || (WebhookUrl is not null && WebhookSignature.IsKey(WebhookKey)),
                "webhookKey",
                "whsec_ and 24 to 64 bytes in Base64, with a webhookUrl.")
            .ThrowIfAny();

        // E-mail goes to the account's address when there is no other.
        bool IsUsable(Channel channel) => offered.Contains(channel) && channel switch
        {
            Channel.Email => true,
            Channel.Sms => Phone is not null,
            Channel.Webhook => WebhookUrl is not null,
        };
    }

    public override string ToString() => nameof(PreferencesInput);

    private static bool AreDistinct(IReadOnlyList<Channel> channels) => channels.Distinct().Count() == channels.Count;
}
