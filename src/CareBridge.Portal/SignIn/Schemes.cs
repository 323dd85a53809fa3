namespace CareBridge.Portal.SignIn;

internal static class Schemes
{
    /// <summary>What people sign in with: one of the two below, checked against the account at every request.</summary>
    public const string People = "People";

    public const string Cookie = "Cookie";

    public const string Bearer = "Bearer";
}
