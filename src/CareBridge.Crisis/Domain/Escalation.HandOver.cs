using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Domain;

namespace CareBridge.Crisis.Domain;

/// <summary>How it goes from one to another: whoever gives it has it until it is taken.</summary>
internal sealed partial class Escalation
{
    /// <summary>How long somebody has to say whether they take it over.</summary>
    public static readonly TimeSpan HandOverTime = TimeSpan.FromMinutes(10);

    /// <exception cref="RefusedException">They do not have it, or somebody else is asked already.</exception>
    public void OfferHandOver(Guid ownerId, Guid to, DateTimeOffset at)
    {
        RequireOwner(ownerId);
        if (HandOverTo == to) return;
        if (HandOverTo is not null)
            throw new RefusedException("hand-over-offered", "Somebody else is asked already; withdraw that first.");
        (HandOverTo, HandOverAt, HandOverUntil) = (to, at, at + HandOverTime);
        Note(EntryKind.HandOverOffered, ownerId, at, otherId: to);
    }

    /// <exception cref="RefusedException">They are not asked, or not any more.</exception>
    public void AcceptHandOver(Guid responderId, DateTimeOffset at)
    {
        if (IsOpen && OwnerId == responderId) return;
        RequireAsked(responderId, at);
        var giver = OwnerId;
        EndHandOver();
        OwnerId = responderId;
        Note(EntryKind.HandOverAccepted, responderId, at, otherId: giver);
    }

    /// <exception cref="RefusedException">They are not asked, or not any more.</exception>
    public void DeclineHandOver(Guid responderId, DateTimeOffset at)
    {
        RequireAsked(responderId, at);
        EndHandOver();
        Note(EntryKind.HandOverDeclined, responderId, at, otherId: OwnerId);
    }

    /// <summary>The owner keeps it after all.</summary>
    public void WithdrawHandOver(Guid ownerId, DateTimeOffset at)
    {
        RequireOwner(ownerId);
        if (HandOverTo is not { } asked) return;
        EndHandOver();
        Note(EntryKind.HandOverWithdrawn, ownerId, at, otherId: asked);
    }

    /// <summary>Nobody answered in time.</summary>
    /// <returns>Whether it was time.</returns>
    public bool ExpireHandOver(DateTimeOffset at)
    {
        if (HandOverTo is not { } asked || at < HandOverUntil) return false;
        EndHandOver();
        Note(EntryKind.HandOverExpired, actorId: null, at, otherId: asked);
        return true;
    }

    /// <summary>Somebody works there no more: what they have goes back to the team, what they are asked does not
    /// wait for them.</summary>
    public void Lose(Guid responderId, DateTimeOffset at)
    {
        if (!IsOpen) return;
        if (OwnerId == responderId)
        {
            GiveBack();
            Note(EntryKind.Returned, actorId: null, at, otherId: responderId);
        }
        else if (HandOverTo == responderId)
        {
            EndHandOver();
            Note(EntryKind.HandOverExpired, actorId: null, at, otherId: responderId);
        }
    }

    /// <summary>Nothing was heard of whoever has it and has not reached the person, or was told something new: the
    /// team has it again.</summary>
    /// <returns>Whether it was time.</returns>
    public bool MissContact(DateTimeOffset at)
    {
        if (ContactDueAt is not { } due || at < due) return false;
        var silent = OwnerId;
        GiveBack();
        Note(EntryKind.ContactMissed, actorId: null, at, otherId: silent);
        return true;
    }

    private void GiveBack()
    {
        if (OwnerId is not null) MoveTo(EscalationStatus.Notified);
        (OwnerId, AcknowledgedAt, AcknowledgedBy, ContactAt) = (null, null, null, null);
        EndHandOver();
    }

    private void RequireAsked(Guid responderId, DateTimeOffset at)
    {
        if (!IsOpen) throw new RefusedException("already-resolved", "It has been resolved.");
        if (HandOverTo != responderId || at >= HandOverUntil)
            throw new RefusedException("not-asked", "You are not asked, or not any more, to take it over.");
    }

    private void EndHandOver() => (HandOverTo, HandOverAt, HandOverUntil) = (null, null, null);
}
