namespace Hl7.Fhir.Model;

public abstract partial class Element
{
    /// <summary>Asked without creating the list that the public property would create.</summary>
    internal bool HasExtensions => _extension is { Count: > 0 };
}
