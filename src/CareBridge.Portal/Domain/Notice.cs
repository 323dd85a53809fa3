using CareBridge.Contracts;
using CareBridge.Platform.Domain;

namespace CareBridge.Portal.Domain;

/// <summary>That there is something new for a person. It says what kind of thing, and nothing of whom.</summary>
internal sealed class Notice : ISorted
{
    private Notice()
    {
    }

    public Guid Id { get; private init; }

    public Guid PersonId { get; private init; }

    public NoticeKind Kind { get; private init; }

    /// <summary>
    /// What it is about, if that is the person's own; what others hold they look up through the door.
    /// </summary>
    public Guid? SubjectId { get; private init; }

    /// <summary>What carries it; null when nothing is sent.</summary>
    public Guid? DispatchId { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>From then on it is news no more, and is not sent; null when it stays.</summary>
    public DateTimeOffset? PassesAt { get; private init; }

    /// <summary>A sealed <see cref="NoticeQuestion"/>; null where nothing need be asked.</summary>
    public SealedContent? Question { get; private init; }

    public DateTimeOffset? ReadAt { get; private set; }

    public string SortKey { get; private init; } = null!;

    /// <summary>The same for every repeat of what happened.</summary>
    /// <param name="occasion">What of the subject happened, in words that are the same at each repeat.</param>
    public static Guid IdOf(NoticeKind kind, Guid subjectId, string occasion, Guid personId) =>
        DerivedId.Of("notice", subjectId, $"{kind} {occasion} {personId}");

    public static Notice Make(
        Guid id,
        Guid personId,
        NoticeKind kind,
        Guid? subjectId,
        Guid? dispatchId,
        DateTimeOffset at,
        DateTimeOffset? passesAt = null,
        SealedContent? question = null) => new()
        {
            PassesAt = passesAt,
            Question = question,
            Id = id,
            PersonId = personId,
            Kind = kind,
            SubjectId = subjectId,
            DispatchId = dispatchId,
            CreatedAt = at,
            SortKey = Platform.Domain.SortKey.Of(at, id),
        };

    public void Read(DateTimeOffset at) => ReadAt ??= at;
}
