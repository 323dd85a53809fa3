using System.Globalization;

namespace Hl7.Fhir.Model;

public partial class FhirDateTime
{
    public const string FMT_FULL = "yyyy-MM-dd'T'HH:mm:ssK";

    public FhirDateTime(DateTimeOffset dt)
        : this(dt.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture))
    {
    }

    public FhirDateTime(int year, int month, int day) : this($"{year:D4}-{month:D2}-{day:D2}")
    {
    }

    public FhirDateTime(int year, int month) : this($"{year:D4}-{month:D2}")
    {
    }

    public FhirDateTime(int year) : this($"{year:D4}")
    {
    }

    /// <summary>The earliest moment that the value can mean, taking the zone where the value names none.</summary>
    public DateTimeOffset ToDateTimeOffset(TimeSpan zone) =>
        TryToDateTimeOffset(zone, out var moment) ? moment : throw new FormatException("The dateTime is not valid.");

    /// <returns>False unless the value names its zone.</returns>
    public bool TryToDateTimeOffset(out DateTimeOffset dto)
    {
        dto = default;
        return Value is { Length: > 10 } && TryToDateTimeOffset(TimeSpan.Zero, out dto);
    }

    public bool TryToDateTimeOffset(TimeSpan defaultOffset, out DateTimeOffset dto)
    {
        dto = default;
        if (Value is null || !IsValidValue(Value)) return false;
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal;
        if (Value.Length > 10) return DateTimeOffset.TryParse(Value, CultureInfo.InvariantCulture, styles, out dto);
        var parts = Value.Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        dto = new(parts[0], parts.ElementAtOrDefault(1) is > 0 and var month ? month : 1,
            parts.ElementAtOrDefault(2) is > 0 and var day ? day : 1, 0, 0, 0, defaultOffset);
        return true;
    }
}
