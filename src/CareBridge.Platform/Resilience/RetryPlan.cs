namespace CareBridge.Platform.Resilience;

/// <summary>How what fails is tried again.</summary>
/// <param name="First">The pause after the first failure; each one after is twice as long.</param>
/// <param name="Longest">No pause is longer.</param>
/// <param name="GiveUpAfter">What fails for so long is given up.</param>
public sealed record RetryPlan(TimeSpan First, TimeSpan Longest, TimeSpan GiveUpAfter)
{
    /// <param name="failures">In a row; at least 1.</param>
    public TimeSpan PauseAfter(int failures)
    {
        var pause = First * Math.Pow(2, Math.Min(failures - 1, 20));
        return pause < Longest ? pause : Longest;
    }
}
