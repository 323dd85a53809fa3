using System.Diagnostics.Metrics;
using CareBridge.Platform.Telemetry;

namespace CareBridge.Portal.Accounts;

internal static class SignInMeasures
{
    private static readonly Counter<long> Tries = Measures.Count(
        "carebridge.sign_in.tries", "{try}", "Passwords and codes that somebody gave, by whether they were right.");

    private static readonly Counter<long> Lockouts = Measures.Count(
        "carebridge.sign_in.lockouts", "{lockout}", "Accounts that were locked after wrong tries.");

    /// <param name="factor">What was tried: <c>password</c> or <c>code</c>.</param>
    /// <param name="failures">In a row, this one among them; null when the account is locked.</param>
    public static void Tried(string factor, bool correct, int? failures)
    {
        Tries.Add(
            1,
            KeyValuePair.Create("carebridge.factor", (object?)factor),
            KeyValuePair.Create(
                "carebridge.outcome", (object?)(correct ? "right" : failures is null ? "locked" : "wrong")));
        if (!correct && failures == Credentials.MaxFailures) Lockouts.Add("carebridge.factor", factor);
    }
}
