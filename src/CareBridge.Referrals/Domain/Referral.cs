using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;

namespace CareBridge.Referrals.Domain;

/// <summary>An organization's request that another take a participant on.</summary>
internal sealed class Referral : Aggregate, ISorted
{
    private static readonly Lifecycle<ReferralStatus> Lifecycle = new(
        (ReferralStatus.Draft, [ReferralStatus.AwaitingConsent, ReferralStatus.Sent, ReferralStatus.Cancelled]),
        (ReferralStatus.AwaitingConsent, [ReferralStatus.Sent, ReferralStatus.Cancelled]),
        (ReferralStatus.Sent,
        [
            ReferralStatus.Received,
            ReferralStatus.Accepted,
            ReferralStatus.Declined,
            ReferralStatus.AwaitingConsent,
            ReferralStatus.Cancelled,
        ]),
        (ReferralStatus.Received,
        [
            ReferralStatus.Accepted,
            ReferralStatus.Declined,
            ReferralStatus.AwaitingConsent,
            ReferralStatus.Cancelled,
        ]),
        (ReferralStatus.Accepted, [ReferralStatus.Completed, ReferralStatus.Cancelled]));

    private Referral()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid ReferringOrganizationId { get; private init; }

    public Guid ReceivingOrganizationId { get; private init; }

    public Guid RequesterId { get; private init; }

    public string ServiceCode { get; private init; } = null!;

    public ReferralPriority Priority { get; private init; }

    public ReferralStatus Status { get; private set; }

    /// <summary>The receiving organization's reason for its last answer. Free text: leaves sealed only.</summary>
    public string? StatusReason { get; private set; }

    public string? OutcomeCode { get; private set; }

    /// <summary>The referring organization's own name for it, if its system gave one. Leaves sealed only.</summary>
    public string? IdentifierSystem { get; private init; }

    public string? IdentifierValue { get; private init; }

    public DateTimeOffset AuthoredAt { get; private init; }

    /// <summary>When it was last opened to the receiving organization.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>
    /// Since when no consent lets the receiving organization, which has accepted it, look at it any more; null while
    /// one does, and for a referral that was taken back instead.
    /// </summary>
    public DateTimeOffset? WithheldSince { get; private set; }

    public string SortKey { get; private init; } = null!;

    public ReferralTerms Terms =>
        new(ParticipantId, ReferringOrganizationId, ReceivingOrganizationId, ServiceCode, Priority);

    public ForeignIdentifier? Identifier =>
        IdentifierSystem is { } system && IdentifierValue is { } value ? new ForeignIdentifier(system, value) : null;

    /// <summary>Whether the receiving organization knows of it; consent decides besides, on every look.</summary>
    public bool IsOpenToReceiver =>
        SentAt is not null && Status is not (ReferralStatus.Draft or ReferralStatus.AwaitingConsent);

    public static Referral Draft(Guid id, ReferralTerms terms, Guid requesterId, DateTimeOffset at)
    {
        var referral = File(id, terms, requesterId, identifier: null, authoredAt: at, at);
        referral.Changed(at);
        return referral;
    }

    /// <summary>One that comes whole, to be submitted at once: that is its first version.</summary>
    public static Referral File(
        Guid id,
        ReferralTerms terms,
        Guid requesterId,
        ForeignIdentifier? identifier,
        DateTimeOffset authoredAt,
        DateTimeOffset at) => new()
        {
            Id = id,
            ParticipantId = terms.ParticipantId,
            ReferringOrganizationId = terms.ReferringOrganizationId,
            ReceivingOrganizationId = terms.ReceivingOrganizationId,
            RequesterId = requesterId,
            ServiceCode = terms.ServiceCode,
            Priority = terms.Priority,
            Status = ReferralStatus.Draft,
            IdentifierSystem = identifier?.System,
            IdentifierValue = identifier?.Value,
            AuthoredAt = authoredAt,
            SortKey = Platform.Domain.SortKey.Of(at, id),
        };

    /// <summary>Lets the draft go: to the receiving organization if consent permits, else into waiting.</summary>
    /// <exception cref="RefusedException">It is no draft any more.</exception>
    public void Submit(bool permitted, DateTimeOffset at)
    {
        if (Status != ReferralStatus.Draft)
            throw new RefusedException("illegal-transition", $"Only a draft can be submitted; it is {Status}.");
        if (permitted) Send(at);
        else AwaitConsent(at);
    }

    /// <summary>Opens it to the receiving organization.</summary>
    public void Send(DateTimeOffset at)
    {
        MoveTo(ReferralStatus.Sent, at);
        SentAt = at;
    }

    /// <summary>Holds it back, or takes it back, until the participant's consent covers it.</summary>
    public void AwaitConsent(DateTimeOffset at) => MoveTo(ReferralStatus.AwaitingConsent, at);

    /// <summary>
    /// Takes back what has not been accepted. What has been is in the receiver's hands: it stays open, and both sides
    /// see that it can no longer be looked at.
    /// </summary>
    /// <param name="permitted">Whether consent covers it now.</param>
    public void Follow(bool permitted, DateTimeOffset at)
    {
        switch (Status, permitted)
        {
            case (ReferralStatus.Sent or ReferralStatus.Received, false):
                AwaitConsent(at);
                break;
            case (ReferralStatus.AwaitingConsent, true):
                Send(at);
                break;
            case (ReferralStatus.Accepted, _) when permitted == WithheldSince is not null:
                WithheldSince = permitted ? null : at;
                Changed(at);
                break;
        }
    }

    public void Cancel(DateTimeOffset at) => MoveTo(ReferralStatus.Cancelled, at);

    /// <exception cref="RefusedException">The move is not listed, or not the receiver's to make.</exception>
    public void Answer(ReceiverAnswer answer, DateTimeOffset at)
    {
        if (answer.Status is ReferralStatus.Draft or ReferralStatus.AwaitingConsent or ReferralStatus.Sent)
            throw new RefusedException("illegal-transition", $"A receiver cannot answer {answer.Status}.");
        MoveTo(answer.Status, at);
        StatusReason = answer.StatusReason;
        OutcomeCode = answer.OutcomeCode;
    }

    /// <summary>The receiving organization gives another reason for the answer that stands.</summary>
    /// <exception cref="RefusedException">It is over, and stays as it was closed.</exception>
    public void Explain(string? reason, DateTimeOffset at)
    {
        if (Status is not (ReferralStatus.Received or ReferralStatus.Accepted))
            throw new RefusedException("illegal-transition", $"It is {Status}; what was said of that stands.");
        StatusReason = reason;
        Changed(at);
    }

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
        OutcomeCode = OutcomeCode,
        Notes = StatusReason is null && Identifier is null
            ? null
            : seal.Seal(new ReferralNotes { StatusReason = StatusReason, Identifier = Identifier }),
        AuthoredAt = AuthoredAt,
        SentAt = SentAt,
        ChangedAt = ChangedAt,
    };

    private void MoveTo(ReferralStatus next, DateTimeOffset at)
    {
        Status = Lifecycle.Move(Status, next);
        Changed(at);
    }
}
