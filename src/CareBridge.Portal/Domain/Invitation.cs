using CareBridge.Contracts;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;

namespace CareBridge.Portal.Domain;

/// <summary>
/// Leave for one person to make themself an account. Whoever holds the link that was sent can; it opens for a week and
/// once, and what it opens with is kept as a hash.
/// </summary>
internal sealed class Invitation : ISorted
{
    public const int MostSends = 10;
    public const int MostTriesADay = 20;

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private static readonly Lifecycle<InvitationStatus> Lifecycle = new(
        (InvitationStatus.Open,
            [InvitationStatus.Open, InvitationStatus.Expired, InvitationStatus.Accepted, InvitationStatus.Revoked]),
        (InvitationStatus.Expired, [InvitationStatus.Open, InvitationStatus.Revoked]));

    private InvitationStatus _status;

    private Invitation()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>Their id in the directory, and of the account.</summary>
    public Guid PersonId { get; private init; }

    public Role Role { get; private init; }

    public Guid InvitedBy { get; private init; }

    /// <summary>That the invitation is its staff's; null for an administrator's.</summary>
    public Guid? OrganizationId { get; private init; }

    public DateTimeOffset InvitedAt { get; private init; }

    public Channel Channel { get; private init; }

    /// <summary>A sealed string, of the channel.</summary>
    public SealedContent Address { get; private init; } = null!;

    public NoticeLanguage Language { get; private init; }

    /// <summary>SHA-256 of what the latest link opens with.</summary>
    public string TokenHash { get; private set; } = null!;

    public DateTimeOffset ExpiresAt { get; private set; }

    public int Sends { get; private set; }

    /// <summary>What brings the latest link.</summary>
    public Guid DispatchId { get; private set; }

    /// <summary>Where they want to sign in with another e-mail address than the link came to: that one.</summary>
    public ContactPoint? Email { get; private set; }

    /// <summary>UTC.</summary>
    public DateOnly? TriedOn { get; private set; }

    public int TriesThatDay { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>One more with every change: the concurrency token.</summary>
    public long Stamp { get; private set; }

    public string SortKey { get; private init; } = null!;

    /// <param name="address">A sealed string.</param>
    /// <param name="at">Before whether they may be invited was found out.</param>
    public static (Invitation Invitation, string Token) Make(
        Guid id, InvitationTerms terms, SealedContent address, Caller inviter, DateTimeOffset at)
    {
        var invitation = new Invitation
        {
            Id = id,
            PersonId = terms.PersonId,
            Role = terms.Role,
            InvitedBy = inviter.Id,
            OrganizationId = inviter.OrganizationId,
            InvitedAt = at,
            Channel = terms.Channel,
            Address = address,
            Language = terms.Language,
            SortKey = Platform.Domain.SortKey.Of(at, id),
        };
        return (invitation, invitation.Send(at));
    }

    public InvitationTerms Terms(ISeal seal) => new(PersonId, Role, Channel, seal.Open<string>(Address), Language);

    /// <summary>Whoever invited, as far as eligibility asks.</summary>
    public Caller Inviter =>
        new(InvitedBy, OrganizationId is null ? Role.Administrator : Role.PeerSpecialist, OrganizationId);

    public InvitationStatus StatusAt(DateTimeOffset at) =>
        _status == InvitationStatus.Open && at >= ExpiresAt ? InvitationStatus.Expired : _status;

    /// <summary>With a new link; the one before opens no more.</summary>
    /// <returns>What the link opens with; it is not kept.</returns>
    /// <exception cref="RefusedException">It has ended, or was sent too often.</exception>
    public string SendAgain(DateTimeOffset at)
    {
        if (Sends == MostSends)
            throw new RefusedException("too-many-messages", $"It is sent at most {MostSends} times. Make a new one.");
        _status = Lifecycle.Move(StatusAt(at), InvitationStatus.Open);
        return Send(at);
    }

    /// <exception cref="RefusedException">It was accepted.</exception>
    public void Revoke(DateTimeOffset at)
    {
        if (_status == InvitationStatus.Revoked) return;
        End(InvitationStatus.Revoked, at);
    }

    /// <exception cref="RefusedException">It is not open.</exception>
    public void Accept(DateTimeOffset at) => End(InvitationStatus.Accepted, at);

    /// <returns>False when it was tried as often as a day allows.</returns>
    public bool TryUse(DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        var tries = TriedOn == today ? TriesThatDay : 0;
        if (tries == MostTriesADay) return false;
        (TriedOn, TriesThatDay) = (today, tries + 1);
        Stamp++;
        return true;
    }

    /// <summary>They will sign in with this address, once they have given the code that is sent there.</summary>
    /// <param name="email">Null when it will not do: they give another.</param>
    public void Prove(ContactPoint? email)
    {
        Email = email;
        Stamp++;
    }

    private string Send(DateTimeOffset at)
    {
        var token = SecretToken.Make();
        TokenHash = SecretToken.HashOf(token);
        ExpiresAt = at + Lifetime;
        Sends++;
        DispatchId = DerivedId.Of("invitation", Id, $"{Sends}");
        Email = null;
        Stamp++;
        return token;
    }

    private void End(InvitationStatus status, DateTimeOffset at)
    {
        _status = Lifecycle.Move(StatusAt(at), status);
        EndedAt = at;
        Email = null;
        Stamp++;
    }
}

/// <summary>Who is invited to what, and where the link goes.</summary>
/// <param name="Address">An e-mail address or a telephone number, as the channel has it.</param>
internal sealed record InvitationTerms(
    Guid PersonId, Role Role, Channel Channel, string Address, NoticeLanguage Language)
{
    public override string ToString() => nameof(InvitationTerms);
}
