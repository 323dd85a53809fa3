using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>How closely a participant stays in touch with a community, as computed last.</summary>
internal sealed class EngagementRecord : Aggregate, IHeldRecord
{
    private EngagementRecord()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public Engagement Engagement { get; private set; }

    public IReadOnlyList<EngagementReason> Reasons { get; private set; } = null!;

    /// <summary>Since when it is this one.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>
    /// Since when nothing is awaited of them, as neither support nor check-ins are agreed; null while something is.
    /// What was computed before stays as it was then.
    /// </summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>How often it has changed for those who may not know of meetings.</summary>
    public long ToldVersion { get; private set; }

    public DateTimeOffset ToldAt { get; private set; }

    public static Guid IdOf(Guid participantId, Guid organizationId) =>
        DerivedId.Of("engagement", participantId, $"{organizationId}");

    public static EngagementRecord Begin(
        Guid participantId, Guid organizationId, EngagementJudgement judgement, DateTimeOffset at)
    {
        var record = new EngagementRecord
        {
            Id = IdOf(participantId, organizationId),
            ParticipantId = participantId,
            OrganizationId = organizationId,
            Reasons = [],
        };
        record.Take(judgement, at);
        return record;
    }

    /// <summary>Changes only when the judgement does, or had ended: then it is one of a new time.</summary>
    public void Take(EngagementJudgement judgement, DateTimeOffset at)
    {
        var isBack = EndedAt is not null;
        if (!isBack && Engagement == judgement.Engagement && Reasons.SequenceEqual(judgement.Reasons)) return;
        if (isBack || Engagement != judgement.Engagement || Reasons.Count == 0) Since = at;
        if (isBack || ToldVersion == 0 || !Told(Reasons).SequenceEqual(Told(judgement.Reasons)))
            (ToldVersion, ToldAt) = (ToldVersion + 1, at);
        EndedAt = null;
        Engagement = judgement.Engagement;
        Reasons = judgement.Reasons;
        Changed(at);
    }

    public void Finish(DateTimeOffset at)
    {
        if (EndedAt is not null) return;
        EndedAt = at;
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new EngagementChanged
    {
        EngagementId = Id,
        Version = Version,
        ParticipantId = ParticipantId,
        OrganizationId = OrganizationId,
        Engagement = Engagement,
        Reasons = Reasons,
        ChangedAt = ChangedAt,
        ToldVersion = ToldVersion,
        ToldAt = ToldAt,
    };

    /// <summary>The reasons decide which engagement it is; that meetings stopped is the least of them.</summary>
    private static IEnumerable<EngagementReason> Told(IEnumerable<EngagementReason> reasons) => reasons
        .Where(reason => reason is not (EngagementReason.MeetingsStopped or EngagementReason.AsAgreed));
}
