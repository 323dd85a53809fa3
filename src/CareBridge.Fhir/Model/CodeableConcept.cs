namespace Hl7.Fhir.Model;

public partial class CodeableConcept
{
    public CodeableConcept()
    {
    }

    public CodeableConcept(string? system, string? code, string? text = default)
    {
        Coding.Add(new(system, code));
        Text = text;
    }

    public CodeableConcept(string? system, string? code, string? display, string? text)
    {
        Coding.Add(new(system, code, display));
        Text = text;
    }

    public CodeableConcept Add(string? system, string? code, string? display = default)
    {
        Coding.Add(new(system, code, display));
        return this;
    }
}
