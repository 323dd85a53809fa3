namespace CareBridge.Portal.Accounts;

/// <summary>Who has signed in by which account, and for which position they act.</summary>
/// <param name="Position">The same, or one that has joined it.</param>
internal sealed record SignedIn(Account SignIn, Account Position);

/// <summary>What came of an attempt to sign in with a password.</summary>
/// <param name="Who">Null when nobody is signed in by it.</param>
/// <param name="HalfWay">Whose password it was, where a second factor is asked for now.</param>
/// <param name="BySecondFactor">They have shown one.</param>
internal sealed record SignInAttempt(SignedIn? Who, Account? HalfWay, bool BySecondFactor)
{
    /// <summary>It opens nothing; why is nobody's business.</summary>
    public static SignInAttempt Refused { get; } = new(null, null, false);
}
