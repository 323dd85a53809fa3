using CareBridge.Contracts;
using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Domain;

namespace CareBridge.Crisis.Domain;

/// <summary>How it moves.</summary>
internal sealed partial class Escalation
{
    private static readonly Lifecycle<EscalationStatus> Lifecycle = new(
        (EscalationStatus.Raised, [EscalationStatus.Notified, EscalationStatus.Acknowledged]),
        (EscalationStatus.Notified, [EscalationStatus.Acknowledged]),
        (EscalationStatus.Acknowledged,
            [EscalationStatus.InContact, EscalationStatus.Resolved, EscalationStatus.Notified]),
        (EscalationStatus.InContact, [EscalationStatus.Resolved, EscalationStatus.Notified]));

    /// <summary>Gives an escalation that no team takes yet to one.</summary>
    public void Route(Guid crisisTeamId, DateTimeOffset at)
    {
        if (CrisisTeamId is not null) throw new RefusedException("already-routed", "A crisis team has it already.");
        CrisisTeamId = crisisTeamId;
        Note(EntryKind.Routed, actorId: null, at);
    }

    /// <summary>The team that had it has left the network.</summary>
    /// <param name="crisisTeamId">Null while no other is known: those who run the deployment have it.</param>
    public void Reroute(Guid? crisisTeamId, DateTimeOffset at)
    {
        if (CrisisTeamId == crisisTeamId) return;
        var owner = OwnerId;
        if (IsOpen) GiveBack();
        CrisisTeamId = crisisTeamId;
        Note(EntryKind.Routed, actorId: null, at, otherId: IsOpen ? owner : null);
    }

    /// <summary>Notes that the team has been told.</summary>
    public void Notify(DateTimeOffset at)
    {
        if (Status != EscalationStatus.Raised)
            throw new RefusedException("already-notified", "The team has been told.");
        MoveTo(EscalationStatus.Notified);
        NotifiedAt = at;
        Note(EntryKind.Notified, actorId: null, at);
    }

    /// <summary>A responder takes ownership; the first one does.</summary>
    /// <exception cref="RefusedException">Another responder has it.</exception>
    public void Acknowledge(Guid responderId, DateTimeOffset at)
    {
        if (OwnerId == responderId) return;
        if (OwnerId is not null)
            throw new RefusedException("already-acknowledged", "Another responder has acknowledged it.");
        MoveTo(EscalationStatus.Acknowledged);
        AcknowledgedAt = at;
        AcknowledgedBy = responderId;
        OwnerId = responderId;
        Note(EntryKind.Acknowledged, responderId, at);
    }

    /// <summary>The owner has reached the person, or whoever is with them; again, once something new was
    /// said.</summary>
    public void MakeContact(Guid responderId, DateTimeOffset at)
    {
        RequireOwner(responderId);
        if (Status == EscalationStatus.InContact && ContactDueAt is null) return;
        if (Status != EscalationStatus.InContact)
        {
            MoveTo(EscalationStatus.InContact);
            ContactAt = at;
        }
        Note(EntryKind.ContactMade, responderId, at);
    }

    /// <summary>Somebody of the team, or of the organization that raised it, writes something down.</summary>
    /// <param name="noteId">Whoever adds it once more must look whether it is there.</param>
    public void AddNote(Guid noteId, Guid authorId, Guid organizationId, SealedContent text, DateTimeOffset at) =>
        Note(EntryKind.Noted, authorId, at, organizationId, sourceId: noteId, text: text);

    /// <summary>It was raised once more while it is open: nothing of that is lost, and it may be worse than was
    /// thought.</summary>
    public void Repeat(Report report)
    {
        if (!IsOpen) throw new RefusedException("already-resolved", "It has been resolved.");
        Take(report);
        Note(
            EntryKind.Repeated,
            report.RaisedBy,
            report.At,
            RaisingOrganizationId,
            sourceId: report.Id,
            raisedAs: report.RaisedAs);
    }

    /// <summary>A responder has asked what nobody could ask before, or asks again.</summary>
    public void AddScreen(Report report)
    {
        if (!IsOpen) throw new RefusedException("already-resolved", "It has been resolved.");
        Take(report);
        Note(EntryKind.Screened, report.RaisedBy, report.At, sourceId: report.Id, raisedAs: report.RaisedAs);
    }

    /// <exception cref="RefusedException">It would fall, which nobody can do in passing.</exception>
    public void RaiseSeverity(Severity severity, Guid responderId, DateTimeOffset at)
    {
        if (!IsOpen) throw new RefusedException("already-resolved", "It has been resolved.");
        if (severity == Severity) return;
        if (severity < Severity)
            throw new RefusedException("severity-never-falls", "Resolve it when the danger is over.");
        Worsen(severity, at);
        Note(EntryKind.SeverityRaised, responderId, at);
    }

    /// <exception cref="RefusedException">Somebody else has it, or it has ended otherwise.</exception>
    public void Resolve(Guid responderId, CrisisDisposition disposition, SealedContent? text, DateTimeOffset at)
    {
        if (Status == EscalationStatus.Resolved)
        {
            if (OwnerId == responderId && Disposition == disposition) return;
            throw new RefusedException("already-resolved", "It has been resolved.");
        }
        RequireOwner(responderId);
        MoveTo(EscalationStatus.Resolved);
        Disposition = disposition;
        ResolvedAt = at;
        EndHandOver();
        Note(EntryKind.Resolved, responderId, at, text: text);
    }

    private void Take(Report report)
    {
        IsScreened |= report.Screen is not null;
        Worsen(report.Concern.Severity, report.At);
    }

    private void Worsen(Severity severity, DateTimeOffset at)
    {
        if (severity <= Severity) return;
        Severity = severity;
        SeverityVersion++;
        SeveritySince = at;
    }

    private void RequireOwner(Guid responderId)
    {
        if (!IsOpen) throw new RefusedException("already-resolved", "It has been resolved.");
        if (OwnerId != responderId)
            throw new RefusedException("not-the-owner", "Only the responder who has it can do this.");
    }
}
