namespace Hl7.Fhir.Model;

/// <summary>Anything that can stand as the value of an element (https://hl7.org/fhir/R4/datatypes.html).</summary>
public abstract class DataType : Element
{
    /// <summary>The type's place among those that may stand in <c>value[x]</c>; -1 for those that may not.</summary>
    internal virtual int ChoiceType => -1;
}
