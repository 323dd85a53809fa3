namespace CareBridge.Crisis.Domain;

/// <summary>Where somebody in crisis is, and how they are reached safely. Kept sealed.</summary>
internal sealed record Whereabouts
{
    public const int LocationLength = 500;

    public const int PhoneLength = 40;

    /// <summary>In the words of whoever raised it.</summary>
    public string? Location { get; init; }

    /// <summary>Of the person, or of whoever is with them.</summary>
    public string? Phone { get; init; }

    /// <summary>Whether a caller may say who they are; what is not known is no.</summary>
    public bool? SaySo { get; init; }

    /// <summary>Whether somebody is with them; null when that is not known.</summary>
    public bool? SomeoneIsThere { get; init; }
}
