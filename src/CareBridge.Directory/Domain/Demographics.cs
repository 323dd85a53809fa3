namespace CareBridge.Directory.Domain;

/// <param name="Gender">FHIR administrative-gender code.</param>
internal sealed record Demographics(
    string GivenName, string FamilyName, DateOnly? BirthDate, string? Gender, string? Phone)
{
    /// <summary>Both names, to be searched whatever the store makes of letters that are not English.</summary>
    public string SearchName => Searchable($"{GivenName} {FamilyName}");

    /// <summary>Without case.</summary>
    public static string Searchable(string name) => name.ToUpperInvariant();

    /// <summary>In full years; null when the birth date is not known.</summary>
    public int? AgeAt(DateOnly day)
    {
        if (BirthDate is not { } born) return null;
        var years = day.Year - born.Year;
        return born.AddYears(years) > day ? years - 1 : years;
    }
}
