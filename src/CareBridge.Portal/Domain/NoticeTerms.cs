using System.Text.Json.Serialization;
using CareBridge.Platform.Domain;

namespace CareBridge.Portal.Domain;

/// <summary>How somebody wants to hear of what is new.</summary>
internal sealed record NoticeTerms
{
    public required NoticeLanguage Language { get; init; }

    /// <summary>IANA.</summary>
    public required string TimeZone { get; init; }

    public QuietHours? QuietHours { get; init; }

    /// <summary>When digests come; weekly ones on <see cref="DigestDay"/>.</summary>
    public TimeOnly DigestAt { get; init; } = new(8, 0);

    public DayOfWeek DigestDay { get; init; } = DayOfWeek.Monday;

    /// <summary>In their order: the next one is used when one fails for good.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = [Channel.Email];

    /// <summary>Of urgent kinds: the next one is used when one fails.</summary>
    public IReadOnlyList<Channel> UrgentChannels { get; init; } = [Channel.Email];

    /// <summary>Those kinds that are not sent at once.</summary>
    public IReadOnlyList<KindTiming> Kinds { get; init; } = [];

    public static NoticeTerms Default(string timeZone) =>
        new() { Language = NoticeLanguage.En, TimeZone = timeZone };

    public NoticeTiming TimingOf(NoticeKind kind) => kind.IsUrgent()
        ? NoticeTiming.AtOnce
        : Kinds.FirstOrDefault(one => one.Kind == kind)?.When ?? NoticeTiming.AtOnce;

    /// <param name="kind">Null turns off everything that is not urgent.</param>
    public NoticeTerms Without(NoticeKind? kind) => this with
    {
        Kinds =
        [
            .. Enum.GetValues<NoticeKind>().Where(one => !one.IsUrgent())
                .Select(one => new KindTiming(one, kind is null || kind == one ? NoticeTiming.Off : TimingOf(one)))
                .Where(one => one.When != NoticeTiming.AtOnce),
        ],
    };

    /// <summary>The first digest after a moment.</summary>
    /// <param name="skip">So many digests later than that.</param>
    public DateTimeOffset NextDigest(NoticeTiming timing, DateTimeOffset after, int skip = 0)
    {
        var step = timing == NoticeTiming.Weekly ? 7 : 1;
        var clock = new LocalClock(TimeZone);
        var day = clock.DayOf(after);
        if (timing == NoticeTiming.Weekly) day = day.AddDays(((int)DigestDay - (int)day.DayOfWeek + 7) % 7);
        while (clock.At(day, DigestAt) <= after) day = day.AddDays(step);
        return clock.At(day.AddDays(skip * step), DigestAt);
    }
}

internal sealed record KindTiming(
    [property: JsonRequired] NoticeKind Kind, [property: JsonRequired] NoticeTiming When);
