using System.Security.Cryptography;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Identity;

namespace CareBridge.Portal.Accounts;

/// <summary>
/// What somebody acts as. Its id is the person's id in the directory; an administrator is not listed there. Who has
/// several positions has an account for each, and signs in by one of them, with one password.
/// </summary>
internal sealed class Account : IdentityUser<Guid>
{
    public required Role Role { get; init; }

    /// <summary>Where a staff member works; null for participants and administrators.</summary>
    public Guid? OrganizationId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public bool Disabled { get; private set; }

    /// <summary>Null when it never was again.</summary>
    public DateTimeOffset? EnabledAt { get; private set; }

    /// <summary>
    /// The account whose password lets the owner of this one in; null where its own does. <c>Email</c> is that one's.
    /// </summary>
    public Guid? SignInId { get; private set; }

    /// <summary>
    /// Of an account that signs in by itself empty, else its id: among the former an e-mail address is there once.
    /// </summary>
    public Guid JoinedAs { get; private set; }

    /// <summary>Whose it is, as the directory had it when it was joined to the one that signs in.</summary>
    public Guid? HumanId { get; private set; }

    public DateTimeOffset? JoinedAt { get; private set; }

    public Guid SignsInBy => SignInId ?? Id;

    public Caller ToCaller() => new(Id, Role, OrganizationId);

    /// <summary>Since when it lets its owner in.</summary>
    public DateTimeOffset AdmittedAt => EnabledAt ?? CreatedAt;

    /// <summary>Ends the sessions and tokens that were signed in to with it, for other positions as well.</summary>
    public void Shut()
    {
        Disable();
        SecurityStamp = NewStamp();
    }

    /// <summary>Nobody acts as this any more; who signs in by it may go on as something else.</summary>
    public void Disable()
    {
        Disabled = true;
        // Identity saves whole rows: one that was read before must not bring it back.
        ConcurrencyStamp = NewStamp();
    }

    /// <summary>Its owner signs in by another account from now on. Its own sessions and tokens end.</summary>
    /// <param name="humanId">Whose both are.</param>
    /// <param name="at">Before the directory was asked.</param>
    public void Join(Account signIn, Guid humanId, DateTimeOffset at)
    {
        (HumanId, JoinedAt) = (humanId, at);
        MoveTo(signIn);
    }

    /// <summary>
    /// What it is signed in to by was joined to another. Whose it is stays as it was known: the directory may have said
    /// otherwise since, and not been heard yet.
    /// </summary>
    public void MoveTo(Account signIn)
    {
        (SignInId, JoinedAs) = (signIn.Id, Id);
        (Email, NormalizedEmail, PasswordHash) = (signIn.Email, signIn.NormalizedEmail, null);
        (SecurityStamp, ConcurrencyStamp) = (NewStamp(), NewStamp());
        // Of two that join each other at the same moment one is refused: else nothing would sign in to either.
        signIn.ConcurrencyStamp = NewStamp();
    }

    /// <summary>
    /// A new password, by a link; sessions and tokens of before end. Whoever guessed at the old one has locked nobody
    /// out of the new one.
    /// </summary>
    public void Set(string passwordHash)
    {
        (PasswordHash, SecurityStamp, ConcurrencyStamp) = (passwordHash, NewStamp(), NewStamp());
        (AccessFailedCount, LockoutEnd) = (0, null);
    }

    /// <summary>
    /// What lets its owner in besides the password is about to change: of two changes at the same moment, which each
    /// would leave the other's factor, one is refused.
    /// </summary>
    public void ChangeFactors() => ConcurrencyStamp = NewStamp();

    /// <summary>Ends its sessions and tokens.</summary>
    public void EndSessions() => (SecurityStamp, ConcurrencyStamp) = (NewStamp(), NewStamp());

    public void Enable(DateTimeOffset at) => (Disabled, EnabledAt) = (false, at);

    private static string NewStamp() => RandomNumberGenerator.GetHexString(32);
}
