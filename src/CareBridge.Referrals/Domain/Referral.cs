using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;

namespace CareBridge.Referrals.Domain;

/// <summary>An organization's request that another take a participant on: what it is and how it comes to be.</summary>
internal sealed partial class Referral : Aggregate, ISorted
{
    private readonly List<HistoryEntry> _history = [];

    private Referral()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid ReferringOrganizationId { get; private init; }

    public Guid ReceivingOrganizationId { get; private init; }

    public Guid RequesterId { get; private init; }

    public string ServiceCode { get; private init; } = null!;

    public ReferralPriority Priority { get; private init; }

    public string? ReasonCode { get; private init; }

    public DateOnly? NeededBy { get; private init; }

    public IReadOnlyList<Guid> DocumentIds { get; private init; } = [];

    public Guid? ReplacesId { get; private init; }

    public ReferralStatus Status { get; private set; }

    public string? OutcomeCode { get; private set; }

    public DateTimeOffset AuthoredAt { get; private init; }

    /// <summary>When it was last opened to the receiving organization.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>
    /// Since when no consent lets the receiving organization look any more at what it has accepted, or at what is over;
    /// null while one does, and for a referral that was taken back instead.
    /// </summary>
    public DateTimeOffset? WithheldSince { get; private set; }

    public string SortKey { get; private init; } = null!;

    /// <summary>What the versions made here add to it; what was there before is not looked at.</summary>
    public IReadOnlyList<HistoryEntry> History => _history;

    public ReferralTerms Terms =>
        new(ParticipantId, ReferringOrganizationId, ReceivingOrganizationId, ServiceCode, Priority)
        {
            ReasonCode = ReasonCode,
            Reason = Reason,
            NeededBy = NeededBy,
            DocumentIds = DocumentIds,
            ReplacesId = ReplacesId,
        };

    /// <summary>Whether the receiving organization knows of it; consent decides besides, on every look.</summary>
    public bool IsOpenToReceiver =>
        SentAt is not null && Status is not (ReferralStatus.Draft or ReferralStatus.AwaitingConsent);

    /// <summary>The service did not come about, and may be asked of somebody else.</summary>
    public bool CameToNothing => Status is ReferralStatus.Declined or ReferralStatus.Cancelled
        || (Status == ReferralStatus.Completed && OutcomeCode is not ReferralOutcomeCodes.ServiceProvided);

    public static Referral Draft(Guid id, ReferralTerms terms, Act act)
    {
        var referral = File(id, terms, act, identifier: null, authoredAt: act.At);
        referral.Note(act, ReferralAction.Drafted);
        return referral;
    }

    /// <summary>One that comes whole, to be submitted at once: that is its first version.</summary>
    public static Referral File(
        Guid id, ReferralTerms terms, Act act, ForeignIdentifier? identifier, DateTimeOffset authoredAt) => new()
        {
            Id = id,
            ParticipantId = terms.ParticipantId,
            ReferringOrganizationId = terms.ReferringOrganizationId,
            ReceivingOrganizationId = terms.ReceivingOrganizationId,
            RequesterId = act.ActorId!.Value,
            ReferringOwnerId = act.ByHand ? act.ActorId : null,
            ServiceCode = terms.ServiceCode,
            Priority = terms.Priority,
            ReasonCode = terms.ReasonCode,
            Reason = terms.Reason,
            NeededBy = terms.NeededBy,
            DocumentIds = terms.DocumentIds,
            ReplacesId = terms.ReplacesId,
            Status = ReferralStatus.Draft,
            Identifier = identifier,
            AuthoredAt = authoredAt,
            SortKey = Platform.Domain.SortKey.Of(act.At, id),
        };

    public override object ToMessage(ISeal seal) => new ReferralChanged
    {
        ReferralId = Id,
        Version = Version,
        ParticipantId = ParticipantId,
        ReferringOrganizationId = ReferringOrganizationId,
        ReceivingOrganizationId = ReceivingOrganizationId,
        RequesterId = RequesterId,
        Status = Status,
        Priority = Priority,
        ServiceCode = ServiceCode,
        ReasonCode = ReasonCode,
        NeededBy = NeededBy,
        DocumentIds = DocumentIds,
        OutcomeCode = OutcomeCode,
        Notes = Sealed(seal),
        AuthoredAt = AuthoredAt,
        SentAt = SentAt,
        ReferringOwnerId = ReferringOwnerId,
        ReceivingOwnerId = ReceivingOwnerId,
        AssignedOwnerId = _history is [.., { Action: ReferralAction.Assigned } assigned] ? assigned.OwnerId : null,
        Action = LastAction,
        ActorId = LastActorId,
        Due = Telling,
        DueAt = DueAt,
        AwaitedOrganizationId = Telling is { } due ? OrganizationOf(Awaited(due)) : null,
        NoShows = NoShows,
        ContactId = ContactId,
        ChangedAt = ChangedAt,
    };

    /// <summary>What is waited for; in a version that tells of a limit that has passed, what was.</summary>
    private ReferralDue? Telling => _history is [.., { Due: { } late }] ? late : Due;

    private Guid OrganizationOf(Side side) =>
        side == Side.Referring ? ReferringOrganizationId : ReceivingOrganizationId;

    /// <summary>Every version has its line: who made it, and how.</summary>
    private void Note(Act act, ReferralAction action, Guid? contactId = null, Guid? ownerId = null)
    {
        Changed(act.At);
        (LastAction, LastActorId) = (action, act.ActorId);
        _history.Add(new HistoryEntry
        {
            ReferralId = Id,
            Version = Version,
            Action = action,
            Side = act.Side,
            ActorId = act.ActorId,
            Status = Status,
            ContactId = contactId,
            OwnerId = ownerId,
            Due = action is ReferralAction.Reminded or ReferralAction.PassedOn ? Due : null,
            At = act.At,
        });
    }
}
