namespace CareBridge.Platform.Diagnosis;

/// <summary>What is seen of one thing, and what to do about it.</summary>
/// <param name="Code">A kebab-case word of its own for each kind of finding; the name of the check when all is
/// well.</param>
/// <param name="About">The setting, service or queue. Never a value: it may be a secret.</param>
/// <param name="Seen">One sentence; empty when all is well.</param>
/// <param name="Mend">What to do, in a sentence; null when there is nothing to do.</param>
public sealed record Finding(string Code, Severity Severity, string About, string Seen, string? Mend);

public enum Severity
{
    Ok,

    /// <summary>Could not be looked at, and why.</summary>
    Note,

    /// <summary>It works, and will not do for real people or for long.</summary>
    Warning,

    /// <summary>It does not work, or endangers what is kept.</summary>
    Fault,
}

/// <summary>What a check has found so far.</summary>
public sealed class Findings
{
    private readonly List<Finding> _all = [];

    public IReadOnlyList<Finding> All => _all;

    public void Fault(string code, string about, string seen, string mend) =>
        _all.Add(new Finding(code, Severity.Fault, about, seen, mend));

    public void Warning(string code, string about, string seen, string mend) =>
        _all.Add(new Finding(code, Severity.Warning, about, seen, mend));

    /// <summary>Something could not be looked at.</summary>
    public void Note(string code, string about, string seen) =>
        _all.Add(new Finding(code, Severity.Note, about, seen, null));

    internal void Fine(string check) => _all.Add(new Finding(check, Severity.Ok, "", "", null));
}
