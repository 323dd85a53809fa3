namespace CareBridge.Directory.Domain;

/// <param name="Gender">FHIR administrative-gender code.</param>
internal sealed record Demographics(
    string GivenName, string FamilyName, DateOnly? BirthDate, string? Gender, string? Phone);
