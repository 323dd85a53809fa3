namespace Hl7.Fhir.Model;

public abstract partial class DomainResource
{
    public Resource? FindContainedResource(ResourceReference reference) =>
        reference.Reference is { } text ? FindContainedResource(text) : null;

    public Resource? FindContainedResource(string reference) =>
        reference is ['#', .. var id] ? Contained.Find(resource => resource.Id == id) : null;
}
