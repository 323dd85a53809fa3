namespace Hl7.Fhir.Model;

public partial class Coding
{
    public Coding()
    {
    }

    public Coding(string? system, string? code) => (System, Code) = (system, code);

    public Coding(string? system, string? code, string? display) : this(system, code) => Display = display;
}
