namespace Hl7.Fhir.Model;

public partial class ResourceReference
{
    public ResourceReference()
    {
    }

    public ResourceReference(string? reference) => Reference = reference;

    public ResourceReference(string? reference, string? display) : this(reference) => Display = display;

    public bool IsContainedReference => Reference is ['#', ..];
}
