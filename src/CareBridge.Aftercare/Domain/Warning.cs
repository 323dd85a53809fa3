using CareBridge.Contracts;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>
/// An early warning: the partner first, then a specialist, then the participant is offered crisis help. Each step waits
/// for the one before; once somebody sees to it, none follows, unless a partner's time has run out or something new
/// warns. As long as nobody does, specialists are told again. Crisis teams are told of none to which the participant
/// has not said yes.
/// </summary>
internal sealed class Warning : Aggregate, ISorted, IHeldRecord
{
    private static readonly Lifecycle<WarningStatus> Lifecycle = new(
        (WarningStatus.Raised, [WarningStatus.PartnerTold, WarningStatus.SpecialistTold, WarningStatus.Ended]),
        (WarningStatus.PartnerTold,
            [WarningStatus.SpecialistTold, WarningStatus.Acknowledged, WarningStatus.Ended]),
        (WarningStatus.SpecialistTold, [WarningStatus.HelpOffered, WarningStatus.Acknowledged, WarningStatus.Ended]),
        (WarningStatus.HelpOffered, [WarningStatus.SpecialistTold, WarningStatus.Acknowledged, WarningStatus.Ended]),
        (WarningStatus.Acknowledged, [WarningStatus.SpecialistTold, WarningStatus.Ended]));

    private Warning()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public WarningStatus Status { get; private set; }

    public IReadOnlyList<WarningSignal> Signals { get; private set; } = [];

    public DateTimeOffset RaisedAt { get; private init; }

    /// <summary>The partnership whose partner was told.</summary>
    public Guid? PartnershipId { get; private set; }

    public Guid? PartnerId { get; private set; }

    /// <summary>Sealed <see cref="Contracts.Aftercare.PartnerNotice"/>.</summary>
    public SealedContent? PartnerNotice { get; private set; }

    public DateTimeOffset? PartnerToldAt { get; private set; }

    public IReadOnlyList<Guid> SpecialistIds { get; private set; } = [];

    public DateTimeOffset? SpecialistToldAt { get; private set; }

    public DateTimeOffset? HelpOfferedAt { get; private set; }

    public bool? HelpWanted { get; private set; }

    public DateTimeOffset? HelpAnsweredAt { get; private set; }

    /// <summary>The specialist, or the partnership of the partner.</summary>
    public Guid? AcknowledgedBy { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public WarningEnd? End { get; private set; }

    /// <summary>Null when it ended by itself.</summary>
    public Guid? EndedBy { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When the next step is due; null when there is none.</summary>
    public DateTimeOffset? NextAt { get; private set; }

    /// <summary>When the step is due that specialists being told of news does not put off; null without.</summary>
    public DateTimeOffset? AfterNewsAt { get; private set; }

    public string SortKey { get; private init; } = null!;

    /// <summary>A specialist is to know of it: the partner has had their time.</summary>
    public bool IsForSpecialists => SpecialistToldAt is not null;

    /// <summary>It warns of nothing but that nothing is heard.</summary>
    public bool IsOfSilence =>
        Signals.All(signal => signal is WarningSignal.CheckInsMissed or WarningSignal.ContactLost);

    public static Warning Raise(Guid participantId, Guid organizationId, DateTimeOffset at)
    {
        var id = Guid.CreateVersion7(at);
        var warning = new Warning
        {
            Id = id,
            ParticipantId = participantId,
            OrganizationId = organizationId,
            RaisedAt = at,
            NextAt = at,
            SortKey = Platform.Domain.SortKey.Of(at, id),
        };
        warning.Changed(at);
        return warning;
    }

    /// <summary>Whoever sees to it already, or has been told before, hears that there is more.</summary>
    public WarningCause Add(WarningFinding finding, DateTimeOffset at)
    {
        if (!Signals.Contains(finding.Signal)) Signals = [.. Signals, finding.Signal];
        if (Status == WarningStatus.SpecialistTold) AfterNewsAt ??= NextAt;
        if (Status is WarningStatus.SpecialistTold or WarningStatus.Acknowledged or WarningStatus.HelpOffered)
            NextAt = at;
        Changed(at);
        return WarningCause.Of(this, finding, at);
    }

    /// <summary>Takes the step that is due, if one is.</summary>
    /// <param name="partner">Who has agreed to be told; null when there is nobody.</param>
    /// <param name="specialists">Those of the circle; none: everybody of the community.</param>
    /// <returns>Whether the partner is told, and now has to get to know of it.</returns>
    public bool Advance(
        WarningPartner? partner, IReadOnlyList<Guid> specialists, WarningWaits waits, DateTimeOffset at)
    {
        if (NextAt is not { } due || due > at) return false;
        switch (Status)
        {
            case WarningStatus.Raised when partner is not null && partner.Hours.Allow(at):
                TellPartner(partner, waits, at);
                return true;
            case WarningStatus.Raised when partner is not null && at < RaisedAt.AddMinutes(waits.Partner):
                NextAt = Earlier(partner.Hours.NextAfter(at), RaisedAt.AddMinutes(waits.Partner));
                Changed(at);
                return false;
            case WarningStatus.Raised or WarningStatus.PartnerTold or WarningStatus.Acknowledged
                or WarningStatus.HelpOffered:
            case WarningStatus.SpecialistTold when HelpWanted == true || AfterNewsAt is not null:
                TellSpecialists(specialists, waits, at);
                return false;
            case WarningStatus.SpecialistTold:
                MoveTo(WarningStatus.HelpOffered, at);
                HelpOfferedAt ??= at;
                NextAt = at.AddMinutes(waits.FollowUp);
                return false;
            default:
                throw new InvalidOperationException($"Nothing can be due of a warning that is {Status}.");
        }
    }

    /// <summary>How a partner without an account gets to know of it.</summary>
    public void Notify(SealedContent notice) => PartnerNotice = notice;

    /// <exception cref="RefusedException">They have not been told, or it has ended.</exception>
    public void AcknowledgeAsPartner(WarningWaits waits, DateTimeOffset at)
    {
        if (Status == WarningStatus.Acknowledged) return;
        // What specialists have yet to be told, or be told again, is not for a partner to put off.
        var waitsForSpecialists = HelpWanted == true || AfterNewsAt is not null;
        MoveTo(WarningStatus.Acknowledged, at);
        AcknowledgedBy = PartnershipId;
        AcknowledgedAt = at;
        if (!waitsForSpecialists) NextAt = at.AddMinutes(waits.FollowUp);
    }

    /// <summary>A specialist may see to it besides a partner who does.</summary>
    /// <exception cref="RefusedException">No specialist has been told, another one has it, or it has ended.</exception>
    public void AcknowledgeAsSpecialist(Guid specialistId, DateTimeOffset at)
    {
        if (AcknowledgedBy == specialistId) return;
        if (Status == WarningStatus.Acknowledged && AcknowledgedBy != PartnershipId)
            throw new RefusedException("already-acknowledged", "Somebody else sees to it.");
        if (Status == WarningStatus.Acknowledged) Changed(at);
        else MoveTo(WarningStatus.Acknowledged, at);
        AcknowledgedBy = specialistId;
        AcknowledgedAt = at;
        NextAt = null;
    }

    /// <summary>
    /// Specialists hear of a yes at once, and again until one of them sees to it; to Crisis it is an escalation.
    /// </summary>
    /// <exception cref="RefusedException">It was not offered, or it has ended.</exception>
    public void AnswerHelp(bool isWanted, DateTimeOffset at)
    {
        if (HelpOfferedAt is null || Status == WarningStatus.Ended)
            throw new RefusedException("not-offered", "There is no such offer.");
        if (HelpWanted == isWanted) return;
        HelpWanted = isWanted;
        HelpAnsweredAt = at;
        if (isWanted) NextAt = at;
        Changed(at);
    }

    /// <param name="endedBy">Null when it ends by itself.</param>
    /// <exception cref="RefusedException">It has ended otherwise.</exception>
    public void Finish(WarningEnd end, Guid? endedBy, DateTimeOffset at)
    {
        if (Status == WarningStatus.Ended && End == end) return;
        MoveTo(WarningStatus.Ended, at);
        End = end;
        EndedBy = endedBy;
        EndedAt = at;
        NextAt = null;
    }

    public override object ToMessage(ISeal seal) => new WarningChanged
    {
        WarningId = Id,
        Version = Version,
        ParticipantId = ParticipantId,
        OrganizationId = OrganizationId,
        Status = Status,
        Signals = Signals,
        PartnerId = PartnerId,
        PartnerNotice = Status == WarningStatus.PartnerTold ? PartnerNotice : null,
        SpecialistIds = SpecialistIds,
        SpecialistToldAt = SpecialistToldAt,
        HelpWanted = HelpWanted,
        HelpAnsweredAt = HelpAnsweredAt,
        RaisedAt = RaisedAt,
        ChangedAt = ChangedAt,
    };

    private void TellPartner(WarningPartner partner, WarningWaits waits, DateTimeOffset at)
    {
        MoveTo(WarningStatus.PartnerTold, at);
        PartnershipId = partner.PartnershipId;
        PartnerId = partner.PersonId;
        PartnerToldAt = at;
        NextAt = at.AddMinutes(waits.Partner);
    }

    private void TellSpecialists(IReadOnlyList<Guid> specialists, WarningWaits waits, DateTimeOffset at)
    {
        if (Status == WarningStatus.SpecialistTold) Changed(at);
        else MoveTo(WarningStatus.SpecialistTold, at);
        SpecialistIds = specialists;
        SpecialistToldAt = at;
        (AcknowledgedBy, AcknowledgedAt) = (null, null);
        NextAt = HelpWanted != true && AfterNewsAt is { } then ? then : at.AddMinutes(waits.Specialist);
        AfterNewsAt = null;
    }

    private void MoveTo(WarningStatus next, DateTimeOffset at)
    {
        Status = Lifecycle.Move(Status, next);
        AfterNewsAt = null;
        Changed(at);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

/// <param name="PersonId">Of one who works at the community.</param>
internal sealed record WarningPartner(Guid PartnershipId, Guid? PersonId, ContactHours Hours);
