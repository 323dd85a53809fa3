using System.Globalization;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>Our plain values in FHIR's types.</summary>
internal static class Values
{
    public const string Practitioner = "Practitioner";

    public static ResourceReference Patient(Guid id) => new($"Patient/{id}");

    public static ResourceReference Organization(Guid id) => new($"Organization/{id}");

    /// <summary>A person or client, at the organization they act for if that is known.</summary>
    public static ResourceReference Person(Guid id, Guid? organizationId) => new()
    {
        Type = Practitioner,
        Identifier = new Identifier
        {
            System = Canonicals.Person,
            Value = id.ToString(),
            Assigner = organizationId is { } organization ? Organization(organization) : null,
        },
    };

    public static string DateTime(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    public static string Date(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Null when neither is known.</summary>
    public static Period? Days(DateOnly? start, DateOnly? end) => start is null && end is null
        ? null
        : new Period
        {
            Start = start is { } from ? Date(from) : null,
            End = end is { } to ? Date(to) : null,
        };

    public static DaysOfWeek? Day(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => DaysOfWeek.Mon,
        DayOfWeek.Tuesday => DaysOfWeek.Tue,
        DayOfWeek.Wednesday => DaysOfWeek.Wed,
        DayOfWeek.Thursday => DaysOfWeek.Thu,
        DayOfWeek.Friday => DaysOfWeek.Fri,
        DayOfWeek.Saturday => DaysOfWeek.Sat,
        DayOfWeek.Sunday => DaysOfWeek.Sun,
    };

    public static CodeableConcept Concept(string system, string code) => new(system, code);
}
