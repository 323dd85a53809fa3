namespace Hl7.Fhir.Utility;

/// <summary>The code that a member stands for, and its code system.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class EnumLiteralAttribute(string literal, string? system = default) : Attribute
{
    public string Literal { get; } = literal;

    public string? System { get; } = system;
}

/// <summary>The value set that an enumeration stands for.</summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class FhirEnumerationAttribute(
    string bindingName, string? canonical = default, string? defaultCodeSystem = default) : Attribute
{
    public FhirEnumerationAttribute(string bindingName) : this(bindingName, null)
    {
    }

    public string BindingName { get; } = bindingName;

    public string? Valueset { get; } = canonical;

    public string? DefaultCodeSystem { get; } = defaultCodeSystem;
}

/// <summary>A member that the SDK shares with later versions of FHIR: in R4's JSON it is an unknown code.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class OutsideR4Attribute : Attribute;
