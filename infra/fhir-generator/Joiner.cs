namespace FhirGenerator;

/// <summary>Matches the SDK's classes with HL7's definitions, and refuses to go on where they contradict.</summary>
internal sealed class Joiner(ApiList api, Definitions definitions)
{
    /// <summary>
    /// Where the sources differ in cardinality, the stricter counts: the pinned definitions loosened the observer,
    /// the SDK shares one Signature among the versions of FHIR.
    /// </summary>
    private static readonly HashSet<string> Differing =
        ["AuditEvent.source.observer", "Signature.type", "Signature.when", "Signature.who"];

    /// <summary>Elements that the pinned definitions add to HL7's 4.0.1.</summary>
    private static readonly HashSet<string> Added =
    [
        "Meta.project", "Meta.author", "Meta.account", "Meta.accounts", "Meta.compartment", "Meta.onBehalfOf",
        "Binary.url",
    ];

    private static readonly string[] Roots =
        ["Element", "BackboneElement", "BackboneType", "Resource", "DomainResource"];

    private readonly Dictionary<string, Class> _classes = [];

    public IReadOnlyDictionary<string, Class> Join()
    {
        foreach (var root in Roots) Add(api.Types[root], path: definitions.Knows(root) ? root : null);
        foreach (var type in api.Types.Values.Where(IsModel).OrderBy(type => type.Base == "Quantity"))
            Add(type, type.FhirType);
        return _classes;
    }

    private bool IsModel(ApiType type) =>
        type is { Owner: null, IsAbstract: false } && !IsPrimitive(type.Name) && definitions.Knows(type.FhirType);

    private bool IsPrimitive(string name) =>
        name.StartsWith("Code<", StringComparison.Ordinal)
        || (api.Types.TryGetValue(name, out var type) && type.Base == "PrimitiveType");

    private void Add(ApiType type, string? path)
    {
        if (_classes.ContainsKey(type.Name)) return;
        var parent = _classes.GetValueOrDefault(type.Base);
        var first = parent?.ElementCount ?? (type.Base == "DataType" ? _classes["Element"].ElementCount : 0);
        var joined = new Class
        {
            Api = type,
            Base = type.Base,
            FirstOrdinal = first,
            Elements = [],
            Required = 0,
        };
        // Registered before its elements are read: a class may hold itself, as Parameters.parameter.part does.
        _classes[type.Name] = joined;
        joined.Elements.AddRange(Elements(type, path, first));
        var own = joined.Elements.Where(element => element.IsRequired)
            .Aggregate(0UL, (mask, element) => mask | 1UL << element.Ordinal);
        _classes[type.Name] = joined with { Required = own | (parent?.Required ?? 0) };
    }

    private IEnumerable<Element> Elements(ApiType type, string? path, int ordinal)
    {
        var members = type.Members.Where(member => member.IsElement && !member.IsOutsideR4).OrderBy(m => m.Order);
        foreach (var member in members)
        {
            var defined = path is null ? null : Defined(path, member.JsonName);
            if (path is not null && defined is null) continue;
            var element = Join(type, member, defined, path, ordinal++);
            yield return element;
        }

        foreach (var missing in Missing(type, path)) throw new InvalidDataException($"{path}.{missing} has no member");
    }

    private DefinedElement? Defined(string path, string name) =>
        definitions.Children(path).SingleOrDefault(element => element.Name == name);

    private IEnumerable<string> Missing(ApiType type, string? path)
    {
        if (path is null) return [];
        var known = new HashSet<string>();
        for (var at = type; at is not null; at = api.Types.GetValueOrDefault(at.Base))
            known.UnionWith(at.Members.Where(member => member.IsElement).Select(member => member.JsonName));
        return definitions.Children(path).Select(element => element.Name)
            .Where(name => !known.Contains(name) && !Added.Contains($"{path}.{name}"));
    }

    private Element Join(ApiType type, ApiMember member, DefinedElement? defined, string? path, int ordinal)
    {
        var isList = member.Type.StartsWith("List<", StringComparison.Ordinal);
        var item = isList ? member.Type["List<".Length..^1] : member.Type;
        var isPrimitive = IsPrimitive(item);
        if (defined is not null && (defined.Min > 0 != member.IsRequired || defined.Max == "1" == isList)
            && !Differing.Contains($"{path}.{member.JsonName}"))
            throw new InvalidDataException($"{path}.{member.JsonName}: the two sources differ in cardinality");

        if (api.Types.GetValueOrDefault(item) is { Owner: not null } nested) Add(nested, $"{path}.{member.JsonName}");
        var next = type.Members.IndexOf(member) + 1;
        return new()
        {
            JsonName = member.JsonName,
            Kind = Kind(item, isPrimitive, defined),
            IsList = isList,
            IsRequired = member.IsRequired || defined is { Min: > 0 },
            Ordinal = ordinal,
            Property = member.Name,
            Type = item,
            CreatedType = item == "DataType" && defined is { IsChoice: false } ? CSharp(defined.Types.Single()) : item,
            Value = isPrimitive ? type.Members[next] : null,
            ChoiceTypes = defined is { IsChoice: true } ? defined.Types : [],
        };
    }

    private static ElementKind Kind(string item, bool isPrimitive, DefinedElement? defined) => item switch
    {
        "string" => ElementKind.Text,
        "Resource" => ElementKind.Resource,
        "DataType" when defined is { IsChoice: true } => ElementKind.Choice,
        _ when isPrimitive => ElementKind.Primitive,
        _ => ElementKind.Object,
    };

    public string CSharp(string fhirType) =>
        api.Types.Values.Single(type => type.FhirType == fhirType && type.Owner is null).Name;
}
