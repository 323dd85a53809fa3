namespace FhirGenerator;

internal enum ElementKind { Object, Primitive, Choice, Resource, Text }

/// <summary>One element as both sources know it: the SDK's names, HL7's rules.</summary>
internal sealed record Element
{
    public required string JsonName { get; init; }
    public required ElementKind Kind { get; init; }
    public required bool IsList { get; init; }
    public required bool IsRequired { get; init; }
    public required int Ordinal { get; init; }

    /// <summary>The property that holds the element, such as <c>FamilyElement</c>.</summary>
    public required string Property { get; init; }

    /// <summary>The declared type of one item, such as <c>FhirString</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The type to create on reading; differs from the declared one in Signature.who only.</summary>
    public required string CreatedType { get; init; }

    /// <summary>The plain value's property and type for a primitive, such as <c>Family</c> and <c>string</c>.</summary>
    public ApiMember? Value { get; init; }

    public IReadOnlyList<string> ChoiceTypes { get; init; } = [];

    public string Field => "_" + JsonName;
}

internal sealed record Class
{
    public required ApiType Api { get; init; }
    public required string Base { get; init; }
    public required int FirstOrdinal { get; init; }
    public required ulong Required { get; init; }
    public required List<Element> Elements { get; init; }

    public bool IsResource => Api.Name == "Resource" || Base is "Resource" or "DomainResource";
    public int ElementCount => FirstOrdinal + Elements.Count;
}
