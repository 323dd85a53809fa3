using CareBridge.Contracts;
using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Domain;

namespace CareBridge.Crisis.Domain;

/// <summary>
/// A participant in crisis. Somebody has it at every instant: a responder, else the team on call, else, while no team
/// is known, those who run the deployment.
/// </summary>
internal sealed partial class Escalation : Aggregate, ISorted
{
    private readonly List<EscalationEntry> _story = [];

    private Escalation()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid RaisingOrganizationId { get; private init; }

    public Guid RaisedBy { get; private init; }

    public RaiserKind RaisedAs { get; private init; }

    /// <summary>The team practices: whom it is about is nobody, and no other service hears of it.</summary>
    public bool IsDrill { get; private init; }

    /// <summary>Somebody has answered the screener; until then how grave it is is not known.</summary>
    public bool IsScreened { get; private set; }

    /// <summary>An earlier one about the same participant, which this one goes on from.</summary>
    public Guid? FollowsId { get; private init; }

    /// <summary>The worst that was found so far.</summary>
    public Severity Severity { get; private set; }

    public long SeverityVersion { get; private set; }

    public DateTimeOffset SeveritySince { get; private set; }

    /// <summary>Null while no crisis team is known.</summary>
    public Guid? CrisisTeamId { get; private set; }

    public EscalationStatus Status { get; private set; }

    public DateTimeOffset RaisedAt { get; private init; }

    public DateTimeOffset? NotifiedAt { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public Guid? AcknowledgedBy { get; private set; }

    /// <summary>The responder who has it; null while the team does.</summary>
    public Guid? OwnerId { get; private set; }

    public DateTimeOffset? ContactAt { get; private set; }

    /// <summary>Whom the owner has asked to take it over; the owner has it until they say yes.</summary>
    public Guid? HandOverTo { get; private set; }

    public DateTimeOffset? HandOverAt { get; private set; }

    public DateTimeOffset? HandOverUntil { get; private set; }

    /// <summary>When the team has it again unless its owner gives a sign; null when nobody has it, or contact is made
    /// and nothing new was said since.</summary>
    public DateTimeOffset? ContactDueAt { get; private set; }

    public DateTimeOffset? ResolvedAt { get; private set; }

    public CrisisDisposition? Disposition { get; private set; }

    public string SortKey { get; private init; } = null!;

    /// <summary>What the versions made here add to it; what was there before is not looked at.</summary>
    public IReadOnlyList<EscalationEntry> Story => _story;

    /// <summary>Nobody has taken it.</summary>
    public bool IsWaiting => Status is EscalationStatus.Raised or EscalationStatus.Notified;

    public bool IsOpen => Status != EscalationStatus.Resolved;

    /// <param name="followsId">An earlier one about the same participant.</param>
    public static Escalation Raise(
        Guid id, Concern concern, Guid raisedBy, Guid? crisisTeamId, DateTimeOffset at, Guid? followsId = null)
    {
        var escalation = new Escalation
        {
            Id = id,
            ParticipantId = concern.ParticipantId,
            RaisingOrganizationId = concern.RaisingOrganizationId,
            RaisedBy = raisedBy,
            RaisedAs = concern.RaisedAs,
            IsDrill = concern.IsDrill,
            IsScreened = concern.Screen is not null,
            FollowsId = followsId,
            Severity = concern.Severity,
            SeverityVersion = 1,
            SeveritySince = at,
            CrisisTeamId = crisisTeamId,
            Status = EscalationStatus.Raised,
            RaisedAt = at,
            SortKey = Platform.Domain.SortKey.Of(at, id),
        };
        escalation.Note(
            EntryKind.Raised,
            raisedBy,
            at,
            organizationId: concern.RaisingOrganizationId,
            raisedAs: concern.RaisedAs);
        return escalation;
    }

    public override object? ToMessage(ISeal seal) => IsDrill ? null : new EscalationChanged
    {
        EscalationId = Id,
        Version = Version,
        ParticipantId = ParticipantId,
        RaisingOrganizationId = RaisingOrganizationId,
        RaisedAs = RaisedAs,
        CrisisTeamId = CrisisTeamId,
        Severity = Severity,
        SeverityVersion = SeverityVersion,
        SeveritySince = SeveritySince,
        Status = Status,
        RaisedAt = RaisedAt,
        AcknowledgedAt = AcknowledgedAt,
        ContactAt = ContactAt,
        ResolvedAt = ResolvedAt,
        Disposition = Disposition,
        FollowsId = FollowsId,
        ChangedAt = ChangedAt,
    };

    /// <summary>Every version has its line: what was done, by whom, and who has it from then on.</summary>
    private void Note(
        EntryKind kind,
        Guid? actorId,
        DateTimeOffset at,
        Guid? organizationId = null,
        Guid? otherId = null,
        Guid? sourceId = null,
        RaiserKind? raisedAs = null,
        SealedContent? text = null)
    {
        Changed(at);
        ContactDueAt = DueAfter(kind, actorId, at);
        _story.Add(new EscalationEntry
        {
            EscalationId = Id,
            Version = Version,
            Kind = kind,
            ActorId = actorId,
            RaisedAs = raisedAs,
            OrganizationId = organizationId ?? (actorId is null ? null : CrisisTeamId),
            Status = Status,
            Severity = Severity,
            CrisisTeamId = CrisisTeamId,
            OwnerId = OwnerId,
            OtherId = otherId,
            SourceId = sourceId,
            Text = text,
            At = at,
        });
    }

    /// <summary>A sign of the owner gives them time again, or all of it once they have reached the person. What others
    /// say anew, or find to be graver, does not wait longer than what is as grave would have from the start.</summary>
    private DateTimeOffset? DueAfter(EntryKind kind, Guid? actorId, DateTimeOffset at)
    {
        if (OwnerId is null || !IsOpen) return null;
        var due = at + SilenceOf(Severity);
        if (actorId == OwnerId) return Status == EscalationStatus.Acknowledged ? due : null;
        if (kind != EntryKind.Repeated && SeveritySince != at) return ContactDueAt;
        return ContactDueAt < due ? ContactDueAt : due;
    }

    /// <summary>How long an owner may be silent who has not reached the person, or was told something new.</summary>
    private static TimeSpan SilenceOf(Severity severity) => severity switch
    {
        Severity.Low => TimeSpan.FromMinutes(60),
        Severity.Moderate => TimeSpan.FromMinutes(30),
        Severity.High => TimeSpan.FromMinutes(15),
    };

    private void MoveTo(EscalationStatus next) => Status = Lifecycle.Move(Status, next);
}
