using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>A participant's written consent under 42 CFR 2.31.</summary>
internal sealed class ConsentRecord : Aggregate, ISorted
{
    /// <summary>A request nobody answers ends by itself after this long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(30);

    /// <summary>The participant is reminded this long after the request, or after the reminder before.</summary>
    public static readonly IReadOnlyList<TimeSpan> Reminders = [TimeSpan.FromDays(3), TimeSpan.FromDays(7)];

    private static readonly Lifecycle<ConsentStatus> Lifecycle = new(
        (ConsentStatus.Requested,
            [ConsentStatus.Granted, ConsentStatus.Declined, ConsentStatus.Lapsed, ConsentStatus.Withdrawn]),
        (ConsentStatus.Granted, [ConsentStatus.Revoked, ConsentStatus.Expired]));

    private ConsentRecord()
    {
    }

    public required Guid ParticipantId { get; init; }

    public ConsentStatus Status { get; private set; }

    /// <summary>The terms as requested; they never change.</summary>
    public required ConsentTerms Asked { get; init; }

    /// <summary>The terms as they stand: as asked until the participant narrows them by signing.</summary>
    public ConsentTerms Terms { get; private set; } = null!;

    public required Guid RequestedBy { get; init; }

    public required Guid RequestingOrganizationId { get; init; }

    /// <summary>The referral that waits for the answer, if one does.</summary>
    public Guid? ReferralId { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When the participant is reminded, the request lapses or the consent begins; else null.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public int RemindersSent { get; private set; }

    public IReadOnlyList<Signature> Signatures { get; private set; } = [];

    /// <summary>A minor has signed whose guardian must sign besides (42 CFR 2.14(c)).</summary>
    public bool NeedsGuardian { get; private set; }

    /// <summary>When the last signature that it needs was given.</summary>
    public DateTimeOffset? GrantedAt { get; private set; }

    public DateTimeOffset? StartsAt { get; private set; }

    /// <summary>When the consent ends by itself (42 CFR 2.31(a)(7)).</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public ExpiryEvent? ExpiryEvent { get; private set; }

    public Revocation? Revocation { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public string SortKey { get; private init; } = null!;

    /// <exception cref="InvalidRequestException">The request names too little, or what cannot be asked for.</exception>
    public static ConsentRecord Request(ConsentRequest request, DateTimeOffset at)
    {
        at = at.AsKept();
        request.Check().ThrowIfAny();
        var consent = new ConsentRecord
        {
            Id = request.Id,
            ParticipantId = request.ParticipantId,
            Asked = request.Terms,
            Terms = request.Terms,
            RequestedBy = request.RequestedBy,
            RequestingOrganizationId = request.RequestingOrganizationId,
            ReferralId = request.ReferralId,
            RequestedAt = at,
            DueAt = at + Reminders[0],
            SortKey = Platform.Domain.SortKey.Of(at, request.Id),
        };
        consent.Changed(at);
        return consent;
    }

    /// <summary>Is this the record the request asks to make?</summary>
    public bool Answers(ConsentRequest request) => ParticipantId == request.ParticipantId
        && RequestingOrganizationId == request.RequestingOrganizationId
        && Asked == request.Terms;

    /// <summary>
    /// One signature. It is granted when all are there that it needs; repeating one changes nothing.
    /// </summary>
    /// <exception cref="InvalidRequestException">An element of 2.31(a) is missing, or the terms grow.</exception>
    public void Grant(ConsentGrant grant, DateTimeOffset at, SigningRule rule = default)
    {
        at = at.AsKept();
        var signed = Signatures.FirstOrDefault(signature => signature.Signer == grant.Signer);
        if (signed is not null && Status is (ConsentStatus.Requested or ConsentStatus.Granted))
        {
            if (IsAsSigned(grant, signed)) return;
            throw new RefusedException("already-granted", "It was granted on other terms; revoke it and ask anew.");
        }
        var granted = Lifecycle.Move(Status, ConsentStatus.Granted);
        // A representative acts for an adult who cannot decide (2.15), not for a minor or against who has signed.
        if (grant.Signer == SignerRole.PersonalRepresentative && (rule.IsMinor || Signatures.Count > 0))
            throw new RefusedException("no-representative", "The participant signs; for a minor the guardian besides.");
        if (grant.Signer == SignerRole.Guardian) TakeGuardian(grant, at);
        else TakeTerms(grant, rule, at);

        Signatures = [.. Signatures, grant.Sign(at)];
        if (!NeedsGuardian || Signatures.Any(signature => signature.Signer == SignerRole.Guardian))
        {
            Status = granted;
            GrantedAt = at;
            DueAt = StartsAt;
        }
        Changed(at);
    }

    public void Decline(DateTimeOffset at) => MoveTo(ConsentStatus.Declined, at);

    /// <summary>Whoever asked does not need it any more.</summary>
    public void Withdraw(DateTimeOffset at) => MoveTo(ConsentStatus.Withdrawn, at);

    public void Revoke(Revocation revocation, DateTimeOffset at)
    {
        if (Status == ConsentStatus.Revoked) return;
        MoveTo(ConsentStatus.Revoked, at);
        Revocation = revocation;
        RevokedAt = ChangedAt;
    }

    /// <summary>The world hears that a consent that was to begin later has begun.</summary>
    public void Begin(DateTimeOffset at)
    {
        if (Status != ConsentStatus.Granted || DueAt is null || at < DueAt) return;
        DueAt = null;
        Changed(at.AsKept());
    }

    /// <summary>Nothing happens before the time has come, nor to what is no longer in force.</summary>
    public void Expire(DateTimeOffset at)
    {
        if (Status == ConsentStatus.Granted && at >= ExpiresAt) MoveTo(ConsentStatus.Expired, at);
    }

    /// <summary>Nothing happens to a consent that another event ends, or none.</summary>
    public void Expire(ExpiryEvent occurred, DateTimeOffset at)
    {
        if (ExpiryEvent != occurred) return;
        if (Status == ConsentStatus.Granted) MoveTo(ConsentStatus.Expired, at);
        // A guardian who signs afterwards would begin what nothing ends any more.
        if (Status == ConsentStatus.Requested) Withdraw(at);
    }

    /// <summary>Reminds the participant, or gives up waiting, when that is due.</summary>
    /// <returns>Whether the participant is to be reminded now.</returns>
    public bool Chase(DateTimeOffset at)
    {
        if (Status != ConsentStatus.Requested || DueAt is null || at < DueAt) return false;
        if (RemindersSent == Reminders.Count)
        {
            MoveTo(ConsentStatus.Lapsed, at);
            return false;
        }
        RemindersSent++;
        DueAt = RemindersSent == Reminders.Count ? RequestedAt + Patience : at.AsKept() + Reminders[RemindersSent];
        Changed(at.AsKept());
        return true;
    }

    public bool IsInForce(DateTimeOffset at) => Status == ConsentStatus.Granted
        && (StartsAt is not { } start || start <= at)
        && (ExpiresAt is not { } end || at < end);

    public override object ToMessage(ISeal seal) => ToMessage();

    public ConsentChanged ToMessage() => ConsentMessages.Of(this);

    private void TakeTerms(ConsentGrant grant, SigningRule rule, DateTimeOffset at)
    {
        grant.Check(Asked, ReferralId, at).ThrowIfAny();
        Terms = grant.Narrow(Asked);
        StartsAt = grant.StartsAt > at ? grant.StartsAt : null;
        ExpiresAt = grant.ExpiresAt;
        ExpiryEvent = grant.ExpiryEvent;
        NeedsGuardian = rule.NeedsGuardian;
    }

    private void TakeGuardian(ConsentGrant grant, DateTimeOffset at)
    {
        // What the guardian agrees to is what the minor has agreed to, no more and no less.
        if (!NeedsGuardian)
        {
            throw new RefusedException(
                "no-guardian-needed", "The participant signs first, and may not need a guardian.");
        }
        grant.CheckSignature(new Check(), at).ThrowIfAny();
    }

    private bool IsAsSigned(ConsentGrant grant, Signature signed) =>
        grant.AllIsRead
        && grant.SignedName is not null
        && signed.Repeats(grant.Sign(signed.SignedAt))
        && (grant.Signer == SignerRole.Guardian
            || (StartsAt == (grant.StartsAt > signed.SignedAt ? grant.StartsAt : null)
                && grant.ExpiresAt == ExpiresAt && grant.ExpiryEvent == ExpiryEvent && grant.Narrow(Asked) == Terms));

    private void MoveTo(ConsentStatus next, DateTimeOffset at)
    {
        if (Status == next) return;
        Status = Lifecycle.Move(Status, next);
        DueAt = null;
        Changed(at.AsKept());
    }
}
