namespace CareBridge.Contracts.Aftercare;

/// <summary>Something named by the codes of another organization's system, kept as it was written.</summary>
public sealed record ForeignConcept(IReadOnlyList<ForeignCoding> Codings, string? Text);

public sealed record ForeignCoding(string? System, string? Code, string? Display);

/// <summary>Another organization's own name for something.</summary>
public sealed record ForeignIdentifier(string System, string Value);
