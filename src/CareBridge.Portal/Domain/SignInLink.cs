namespace CareBridge.Portal.Domain;

/// <summary>What a link that was sent does for whoever opens it.</summary>
internal enum LinkPurpose
{
    /// <summary>Signs a participant in.</summary>
    SignIn,

    /// <summary>Sets a new password; nobody is signed in by that.</summary>
    Password,
}

/// <summary>
/// Lets whoever reads an account's messages in, once and soon. Asking for one makes a row whether or not there is such
/// an account, so that nobody can tell by the time it takes.
/// </summary>
internal sealed class SignInLink
{
    public const int MostAnHour = 5;

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>
    /// A phone that was confirmed since then is sent none: whoever put it there has not had the time to let themselves
    /// in by it before its owner hears of it.
    /// </summary>
    public static readonly TimeSpan PhoneSettles = TimeSpan.FromDays(3);

    public required Guid Id { get; init; }

    /// <summary>The account that signs in, or the decoy.</summary>
    public required Guid AccountId { get; init; }

    public required LinkPurpose Purpose { get; init; }

    /// <summary>Of what it opens with.</summary>
    public required string TokenHash { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>False where nothing was sent: it never opens.</summary>
    public required bool IsSent { get; init; }

    /// <summary>The concurrency token: of two who open it at once one is refused.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    public bool IsOpen(DateTimeOffset now) => IsSent && UsedAt is null && now < AskedAt + Lifetime;

    public void Use(DateTimeOffset at) => UsedAt = at;
}
