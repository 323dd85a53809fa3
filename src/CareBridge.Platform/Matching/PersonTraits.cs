namespace CareBridge.Platform.Matching;

/// <summary>What tells one person from another, as <see cref="MatchText"/> writes it.</summary>
public sealed record PersonTraits
{
    public IReadOnlyList<(string System, string Value)> Identifiers { get; init; } = [];

    public IReadOnlyList<string> FamilyNames { get; init; } = [];

    public IReadOnlyList<string> GivenNames { get; init; } = [];

    /// <summary>A FHIR date: year, month or day.</summary>
    public string? BirthDate { get; init; }

    /// <summary>An administrative gender; null for unknown and other, which say nothing here.</summary>
    public string? Gender { get; init; }

    public IReadOnlyList<string> Phones { get; init; } = [];
}
