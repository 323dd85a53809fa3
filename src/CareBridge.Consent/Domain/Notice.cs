using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>Something that a participant, or those of an organization whom it concerns, must hear of.</summary>
internal sealed class Notice : ISorted
{
    private Notice()
    {
    }

    public Guid Id { get; private init; }

    public NoticeKind Kind { get; private init; }

    public NoticeAudience Audience { get; private init; }

    /// <summary>The participant, or the organization, that it is for.</summary>
    public Guid AddresseeId { get; private init; }

    /// <summary>What it is about: a consent, a restriction or a break-glass access, as its kind says.</summary>
    public Guid SubjectId { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>When somebody it is for has marked it as read.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    public Guid? ReadBy { get; private set; }

    public string SortKey { get; private init; } = null!;

    public static Notice Of(
        NoticeKind kind, NoticeAudience audience, Guid addresseeId, Guid subjectId, DateTimeOffset at)
    {
        at = at.AsKept();
        var id = Guid.CreateVersion7(at);
        return new Notice
        {
            Id = id,
            Kind = kind,
            Audience = audience,
            AddresseeId = addresseeId,
            SubjectId = subjectId,
            At = at,
            SortKey = Platform.Domain.SortKey.Of(at, id),
        };
    }

    /// <summary>Null where they hear of it by the change of a consent itself.</summary>
    public ConsentNoticeAdded? ToMessage() => Kind switch
    {
        NoticeKind.ConsentLapsed or NoticeKind.StopUsing or NoticeKind.RestrictionRequested
            or NoticeKind.RestrictionAnswered or NoticeKind.RestrictionEnded or NoticeKind.BreakGlassOpened =>
            new ConsentNoticeAdded { NoticeId = Id, Audience = Audience, AddresseeId = AddresseeId, At = At },
        NoticeKind.ConsentRequested or NoticeKind.ConsentReminder or NoticeKind.ConsentDeclined
            or NoticeKind.ConsentGranted or NoticeKind.ConsentEnded => null,
    };

    public void MarkRead(Guid by, DateTimeOffset at)
    {
        if (ReadAt is not null) return;
        ReadAt = at.AsKept();
        ReadBy = by;
    }
}

internal enum NoticeKind
{
    /// <summary>To the participant: somebody asks for a consent.</summary>
    ConsentRequested,
    ConsentReminder,

    /// <summary>To who asked: no reason is told, for the participant owes none.</summary>
    ConsentDeclined,
    ConsentLapsed,
    ConsentGranted,

    /// <summary>To who asked and who discloses: nothing more goes out under it.</summary>
    ConsentEnded,

    /// <summary>To who received something under it: disclose and use no more than what was relied on.</summary>
    StopUsing,
    RestrictionRequested,
    RestrictionAnswered,
    RestrictionEnded,
    BreakGlassOpened,
}
