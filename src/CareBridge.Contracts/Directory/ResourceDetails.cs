namespace CareBridge.Contracts.Directory;

/// <summary>What is said of a local resource. Travels sealed only.</summary>
public sealed record ResourceDetails
{
    public const int NameLength = 255;
    public const int TextLength = 4000;
    public const int LineLength = 500;
    public const int MostLanguages = 20;
    public const int MostPlaces = 50;

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>Who provides it.</summary>
    public string? Provider { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    /// <summary>An http or https address.</summary>
    public string? Url { get; init; }

    /// <summary>BCP 47.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Who may use it.</summary>
    public string? Eligibility { get; init; }

    /// <summary>How one gets in.</summary>
    public string? HowToApply { get; init; }

    public string? Cost { get; init; }

    /// <summary>When it is open, in words.</summary>
    public string? Hours { get; init; }

    /// <summary>Where it is; none of what comes to people, or is by telephone or online.</summary>
    public IReadOnlyList<GroupVenue> Places { get; init; } = [];
}
