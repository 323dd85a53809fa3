namespace CareBridge.Portal.Accounts;

/// <summary>Who has signed in by which account, and for which position they act.</summary>
/// <param name="Position">The same, or one that has joined it.</param>
internal sealed record SignedIn(Account SignIn, Account Position);
