using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Features.Notices;

internal sealed record NoticeView
{
    public required Guid Id { get; init; }

    public required NoticeKind Kind { get; init; }

    public required bool Urgent { get; init; }

    /// <summary>The consent or referral it is about, where that is the reader's own.</summary>
    public Guid? SubjectId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    public static NoticeView Of(Notice notice) => new()
    {
        Id = notice.Id,
        Kind = notice.Kind,
        Urgent = notice.Kind.IsUrgent(),
        SubjectId = notice.SubjectId,
        CreatedAt = notice.CreatedAt,
        ReadAt = notice.ReadAt,
    };
}
