using System.Globalization;

namespace Hl7.Fhir.Model;

public partial class Date
{
    public Date(int year, int month, int day) : this($"{year:D4}-{month:D2}-{day:D2}")
    {
    }

    public Date(int year, int month) : this($"{year:D4}-{month:D2}")
    {
    }

    public Date(int year) : this($"{year:D4}")
    {
    }

    public static Date FromDateTimeOffset(DateTimeOffset date) =>
        new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
