namespace CareBridge.Contracts.Directory;

/// <summary>Who a participant is. Travels sealed only.</summary>
public sealed record ParticipantDetails
{
    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public DateOnly? BirthDate { get; init; }

    /// <summary>FHIR administrative-gender code: male, female, other or unknown.</summary>
    public string? Gender { get; init; }

    public string? Phone { get; init; }

    public ParticipantPreferences Preferences { get; init; } = new();

    public required IReadOnlyList<ParticipantIdentifier> Identifiers { get; init; }

    public IReadOnlyList<ParticipantTwin> SameAs { get; init; } = [];
}
