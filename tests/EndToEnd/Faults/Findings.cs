namespace CareBridge.EndToEnd.Faults;

/// <summary>What was looked at for an invariant, and what was wrong.</summary>
/// <param name="Looked">How much there was to see: nothing seen proves nothing.</param>
internal sealed record Finding(string Invariant, string Looked, IReadOnlyList<string> Violations)
{
    private const int MostShown = 10;

    public override string ToString() => Violations.Count == 0
        ? $"held    {Invariant}: {Looked}"
        : $"BROKEN  {Invariant}: {Looked}; {Violations.Count} violations\n"
            + string.Join('\n', Violations.Take(MostShown).Select(violation => $"          {violation}"));
}
