namespace Hl7.Fhir.Model;

public partial class Identifier
{
    public Identifier()
    {
    }

    public Identifier(string? system, string? value) => (System, Value) = (system, value);
}

public partial class Narrative
{
    public Narrative()
    {
    }

    public Narrative(string html) => Div = html;
}

public partial class ContactPoint
{
    public ContactPoint()
    {
    }

    public ContactPoint(ContactPointSystem? system, ContactPointUse? use, string? value) =>
        (System, Use, Value) = (system, use, value);
}

public partial class Period
{
    public Period()
    {
    }

    public Period(FhirDateTime? start, FhirDateTime? end) => (StartElement, EndElement) = (start, end);
}

public partial class Quantity
{
    public Quantity()
    {
    }

    public Quantity(decimal value, string? unit, string? system = "http://unitsofmeasure.org") =>
        (Value, Unit, System) = (value, unit, system);
}

public partial class Range
{
    public Range()
    {
    }

    public Range(Quantity? low, Quantity? high) => (Low, High) = (low, high);
}

public partial class Ratio
{
    public Ratio()
    {
    }

    public Ratio(Quantity? numerator, Quantity? denominator) => (Numerator, Denominator) = (numerator, denominator);
}
