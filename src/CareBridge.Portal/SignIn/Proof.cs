namespace CareBridge.Portal.SignIn;

/// <summary>How and when somebody showed who they are, as their ticket says.</summary>
/// <param name="SessionId">Of the session that it belongs to.</param>
/// <param name="BySecondFactor">By a second factor too, or by a passkey, which is two.</param>
/// <param name="At">When they last did.</param>
/// <param name="ActiveAt">When they last did anything.</param>
internal sealed record Proof(Guid SessionId, bool BySecondFactor, DateTimeOffset At, DateTimeOffset ActiveAt)
{
    /// <summary>Changing what lets somebody in takes a proof that is no older.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    public static Proof Now(Guid sessionId, bool bySecondFactor, DateTimeOffset now) =>
        new(sessionId, bySecondFactor, now, now);
}

/// <summary>What somebody who is signed in has to do first.</summary>
internal enum Withholding
{
    /// <summary>Set up a second factor.</summary>
    NoSecondFactor,

    /// <summary>Prove again who they are: they have been away.</summary>
    Locked,

    /// <summary>Prove again who they are: what they ask for could let somebody else in.</summary>
    StaleProof,
}
