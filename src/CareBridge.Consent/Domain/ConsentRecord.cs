using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>
/// A participant's written consent under 42 CFR 2.31. It never reaches SUD counselling notes, which need a consent of
/// their own (2.31(b)): no category holds them.
/// </summary>
internal sealed class ConsentRecord : Aggregate
{
    private static readonly Lifecycle<ConsentStatus> Lifecycle = new(
        (ConsentStatus.Requested, [ConsentStatus.Granted, ConsentStatus.Declined]),
        (ConsentStatus.Granted, [ConsentStatus.Revoked, ConsentStatus.Expired]));

    private ConsentRecord()
    {
    }

    public required Guid ParticipantId { get; init; }

    public ConsentStatus Status { get; private set; }

    /// <summary>The terms as requested; they never change.</summary>
    public required ConsentTerms Asked { get; init; }

    /// <summary>The terms as they stand: as asked until the participant narrows them by granting.</summary>
    public ConsentTerms Terms { get; private set; } = null!;

    public required Guid RequestedBy { get; init; }

    public required Guid RequestingOrganizationId { get; init; }

    /// <summary>The referral that waits for the answer, if one does.</summary>
    public Guid? ReferralId { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When the participant signed (42 CFR 2.31(a)(9)).</summary>
    public DateTimeOffset? GrantedAt { get; private set; }

    /// <summary>The participant's name as they signed it (42 CFR 2.31(a)(1) and (8)).</summary>
    public string? SignedName { get; private set; }

    /// <summary>Which wording of <see cref="ConsentStatements"/> the participant had before them.</summary>
    public string? StatementsVersion { get; private set; }

    /// <summary>When the consent ends by itself (42 CFR 2.31(a)(7)).</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset? DeclinedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

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
        };
        consent.Changed(at);
        return consent;
    }

    /// <summary>Is this the record the request asks to make?</summary>
    public bool Answers(ConsentRequest request) => ParticipantId == request.ParticipantId
        && RequestingOrganizationId == request.RequestingOrganizationId
        && Asked == request.Terms;

    /// <summary>Repeating the same grant changes nothing.</summary>
    /// <exception cref="InvalidRequestException">An element of 2.31(a) is missing, or the terms grow.</exception>
    public void Grant(ConsentGrant grant, DateTimeOffset at)
    {
        if (Status == ConsentStatus.Granted)
        {
            if (IsAsGranted(grant)) return;
            throw new RefusedException("already-granted", "It was granted on other terms; revoke it and ask anew.");
        }
        var granted = Lifecycle.Move(Status, ConsentStatus.Granted);
        grant.Check(Asked, at).ThrowIfAny();

        at = at.AsKept();
        Status = granted;
        Terms = grant.Narrow(Asked);
        GrantedAt = at;
        SignedName = grant.SignedName;
        StatementsVersion = ConsentStatements.Version;
        ExpiresAt = grant.ExpiresAt;
        Changed(at);
    }

    public void Decline(DateTimeOffset at)
    {
        if (Status == ConsentStatus.Declined) return;
        Status = Lifecycle.Move(Status, ConsentStatus.Declined);
        DeclinedAt = at.AsKept();
        Changed(at.AsKept());
    }

    public void Revoke(DateTimeOffset at)
    {
        if (Status == ConsentStatus.Revoked) return;
        Status = Lifecycle.Move(Status, ConsentStatus.Revoked);
        RevokedAt = at.AsKept();
        Changed(at.AsKept());
    }

    /// <summary>Nothing happens before the time has come, nor to what is no longer in force.</summary>
    public void Expire(DateTimeOffset at)
    {
        if (Status != ConsentStatus.Granted || at < ExpiresAt) return;
        Status = Lifecycle.Move(Status, ConsentStatus.Expired);
        Changed(at);
    }

    public bool IsInForce(DateTimeOffset at) => Status == ConsentStatus.Granted && at < ExpiresAt;

    public override object ToMessage(ISeal seal) => ToMessage();

    public ConsentChanged ToMessage() => new()
    {
        ConsentId = Id,
        Version = Version,
        ParticipantId = ParticipantId,
        Status = Status,
        DiscloserOrganizationIds = Terms.DiscloserOrganizationIds,
        RecipientOrganizationIds = Terms.RecipientOrganizationIds,
        Categories = Terms.Categories,
        Purposes = Terms.Purposes,
        RequestedAt = RequestedAt,
        GrantedAt = GrantedAt,
        ExpiresAt = ExpiresAt,
        RevokedAt = RevokedAt,
        ChangedAt = ChangedAt,
    };

    private bool IsAsGranted(ConsentGrant grant) =>
        grant is { RightToRevokeRead: true, RedisclosureRead: true, RefusalRead: true }
        && grant.ExpiresAt == ExpiresAt
        && grant.SignedName == SignedName
        && grant.Narrow(Asked) == Terms;
}
