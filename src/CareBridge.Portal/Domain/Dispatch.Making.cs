using CareBridge.Contracts;
using CareBridge.Platform.Domain;

namespace CareBridge.Portal.Domain;

/// <summary>For whom, and by which words and channels, there is one.</summary>
internal sealed partial class Dispatch
{
    /// <param name="link">That is sent instead of the notice's own.</param>
    public static Dispatch Of(
        NoticeKind kind,
        Guid noticeId,
        Guid personId,
        DateTimeOffset due,
        DateTimeOffset at,
        SealedContent? link = null)
    {
        var wording = kind == NoticeKind.CrisisDrill ? Wording.Drill
            : kind.IsUrgent() ? Wording.Urgent
            : Wording.Notice;
        var dispatch = Make(noticeId, personId, wording, kind, only: null, due, at);
        dispatch.Link = link;
        return dispatch;
    }

    /// <summary>The same id for all that goes into it.</summary>
    public static Guid DigestIdOf(Guid personId, NoticeTiming timing, DateTimeOffset due) =>
        DerivedId.Of("digest", personId, $"{timing} {due.UtcTicks}");

    public static Dispatch Digest(Guid id, Guid personId, DateTimeOffset due, DateTimeOffset at) =>
        Make(id, personId, Wording.Digest, kind: null, only: null, due, at);

    /// <summary>A confirmation or a test, at once.</summary>
    public static Dispatch Asked(Guid id, Guid personId, Wording wording, Channel channel, DateTimeOffset at) =>
        Make(id, personId, wording, kind: null, channel, at, at);

    /// <summary>For somebody without an account, at once.</summary>
    /// <param name="personId">Whom the directory knows them as; an id of our own when it does not.</param>
    public static Dispatch ToStranger(
        Guid id, Guid personId, Wording wording, SealedContent addressee, Channel channel, DateTimeOffset at)
    {
        var dispatch = Make(id, personId, wording, kind: null, channel, at, at);
        dispatch.Addressee = addressee;
        return dispatch;
    }

    /// <summary>In the place of one that is not to be sent when it is told of later.</summary>
    public static Dispatch Never(Guid id, Channel channel, DateTimeOffset at)
    {
        var dispatch = Make(id, personId: id, Wording.Notice, kind: null, channel, at, at);
        dispatch.End(DispatchStatus.Unneeded, at);
        return dispatch;
    }

    private static Dispatch Make(
        Guid id,
        Guid personId,
        Wording wording,
        NoticeKind? kind,
        Channel? only,
        DateTimeOffset due,
        DateTimeOffset at) => new()
        {
            Id = id,
            PersonId = personId,
            Wording = wording,
            Kind = kind,
            Only = only,
            DueAt = due,
            CreatedAt = at,
            Stamp = 1,
        };
}
