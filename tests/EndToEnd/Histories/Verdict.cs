namespace CareBridge.EndToEnd.Histories;

/// <summary>What <see cref="HistoryChecker"/> found.</summary>
public sealed record Verdict
{
    /// <summary>Data that no consent can have permitted; must be empty.</summary>
    public required IReadOnlyList<string> Violations { get; init; }

    /// <summary>Answers without the data though a consent was in force from their start to their end.</summary>
    public required IReadOnlyList<string> Withheld { get; init; }

    public required int Revocations { get; init; }

    public required int Reads { get; init; }

    public required int ReadsWithData { get; init; }

    public required int ReadsUnavailable { get; init; }

    /// <summary>Answers for which no consent can have been in force: the ones that could show a violation.</summary>
    public required int ReadsWithoutPermit { get; init; }

    /// <summary>Answers from whose start to whose end a consent was in force.</summary>
    public required int ReadsUnderPermit { get; init; }

    /// <summary>By consent, how many answers said that they rest on it.</summary>
    public required IReadOnlyDictionary<Guid, int> ReadsByConsent { get; init; }

    public override string ToString() =>
        $"{Reads} reads, {ReadsWithData} with data, {ReadsUnavailable} unavailable; {Revocations} revocations; "
        + $"{ReadsWithoutPermit} answers when nothing was permitted, {Violations.Count} of them or others with data "
        + $"that nobody had permitted; {ReadsUnderPermit} surely permitted, {Withheld.Count} of them without data";
}
