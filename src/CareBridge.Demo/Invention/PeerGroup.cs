namespace CareBridge.Demo.Invention;

/// <param name="Host">Who lists it; the group is their community's.</param>
internal sealed record PeerGroup(Guid Id, StaffPerson Host, GroupDescription Description);

/// <summary>As the API takes it.</summary>
internal sealed record GroupDescription(
    string Name,
    string Format,
    IReadOnlyList<string> Pathways,
    IReadOnlyList<string> Audiences,
    IReadOnlyList<string> Languages,
    IReadOnlyList<GroupHour> Meetings)
{
    public string TimeZone => "America/New_York";

    /// <summary>Null of one that meets online only.</summary>
    public GroupPlace? Venue { get; init; }

    public bool AcceptsNewMembers { get; init; } = true;
}

internal sealed record GroupHour(string Day, TimeOnly StartsAt, TimeOnly EndsAt);

internal sealed record GroupPlace(string Name, string Line, string City, string State);
