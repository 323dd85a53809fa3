using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>Makes search parameters of each kind.</summary>
internal static class SearchParameters
{
    private const string Hl7 = "http://hl7.org/fhir/SearchParameter/";

    /// <summary>What R4 defines for several types at once, and what it does not define.</summary>
    private static readonly Dictionary<string, string> Definitions = new[]
    {
        ("clinical-patient", "Observation Goal ServiceRequest Consent Flag CarePlan DocumentReference "
            + "Encounter EpisodeOfCare CareTeam RiskAssessment"),
        ("clinical-code", "Observation ServiceRequest"),
        ("clinical-date", "Observation Consent Flag CarePlan Encounter EpisodeOfCare CareTeam RiskAssessment"),
        ("clinical-identifier", "Observation Goal ServiceRequest Consent CarePlan DocumentReference "
            + "Encounter EpisodeOfCare CareTeam"),
        ("clinical-type", "DocumentReference Encounter EpisodeOfCare"),
        ("individual-family", "Patient Practitioner"),
        ("individual-given", "Patient Practitioner"),
        ("individual-birthdate", "Patient"),
        ("individual-gender", "Patient"),
        ("individual-phone", "Patient"),
        ("individual-telecom", "Patient"),
    }.SelectMany(shared => shared.Item2.Split(' ').Select(type => (Shared: shared.Item1, Type: type)))
        .ToDictionary(
            entry => $"{entry.Type}-{entry.Shared[(entry.Shared.IndexOf('-') + 1)..]}", entry => Hl7 + entry.Shared);

    /// <summary>Not in R4; ours.</summary>
    private static readonly List<string> Own =
    [
        "Goal-description", "Flag-status", "Flag-category", "Flag-code", "Encounter-discharge-disposition",
        "CareTeam-role", "HealthcareService-communication", "HealthcareService-eligibility",
        "HealthcareService-accepts-new-members",
    ];

    /// <summary>What every type has.</summary>
    public static IReadOnlyList<SearchParameter> Common { get; } =
    [
        new()
        {
            Name = "_id",
            Type = SearchParamType.Token,
            Documentation = "The resource's id.",
            Expression = "Resource.id",
            Definition = Hl7 + "Resource-id",
            Column = (value, _) => Guid.TryParse(value, out var id) ? head => head.Id == id : Predicates.Nothing,
        },
        new()
        {
            Name = "_lastUpdated",
            Type = SearchParamType.Date,
            Documentation = "When the resource last changed, or came to be seen here.",
            Expression = "Resource.meta.lastUpdated",
            Definition = Hl7 + "Resource-lastUpdated",
            Column = (value, context) => DateValue.Parse("_lastUpdated", value, context.Now).MatchesArrival(),
        },
        new()
        {
            Name = "_profile",
            Type = SearchParamType.Uri,
            Documentation = "A profile that the resource conforms to.",
            Expression = "Resource.meta.profile",
            Definition = Hl7 + "Resource-profile",
            Elements = resource => resource.Meta?.ProfileElement ?? [],
        },
    ];

    /// <summary>By whom it is about, under both of its names.</summary>
    public static IEnumerable<SearchParameter> About<T>()
        where T : Resource => [Patient<T>("patient"), Patient<T>("subject")];

    /// <param name="path">The element; the parameter's own name when left out.</param>
    public static SearchParameter Patient<T>(string name, string? path = null)
        where T : Resource => new()
        {
            Name = name,
            Type = SearchParamType.Reference,
            Documentation = "The patient it is about.",
            Expression = $"{TypeName<T>()}.{path ?? name}",
            Definition = DefinitionOf(TypeName<T>(), name),
            Targets = ["Patient"],
            Column = (value, context) => LocalReference.Parse(value, "Patient", context.BaseUrl) is { } id
                ? head => head.ParticipantId == id
                : Predicates.Nothing,
        };

    public static SearchParameter Identifier() => new()
    {
        Name = "identifier",
        Type = SearchParamType.Token,
        Documentation = "A number by which your organization, or one that may disclose to it, knows the patient.",
        Expression = "Patient.identifier",
        Definition = Hl7 + "Patient-identifier",
        Column = (value, context) => IdentifierValue.Parse(value) is { } identifier
            ? identifier.Matches(context.Identifiers)
            : Predicates.Nothing,
    };

    public static SearchParameter Token<T>(
        string name, string path, string documentation, Func<T, IEnumerable<object?>> elements)
        where T : Resource => Indexed(SearchParamType.Token, name, path, documentation, elements);

    public static SearchParameter Date<T>(
        string name, string path, string documentation, Func<T, IEnumerable<object?>> elements)
        where T : Resource => Indexed(SearchParamType.Date, name, path, documentation, elements);

    public static SearchParameter Text<T>(
        string name, string path, string documentation, Func<T, IEnumerable<object?>> elements)
        where T : Resource => Indexed(SearchParamType.String, name, path, documentation, elements);

    public static SearchParameter Reference<T>(
        string name, string path, string documentation, string[] targets, Func<T, IEnumerable<object?>> elements)
        where T : Resource => Indexed(SearchParamType.Reference, name, path, documentation, elements) with
        {
            Targets = targets,
        };

    /// <summary>A reference to a definition of ours by its canonical address.</summary>
    /// <param name="definition">Its type.</param>
    public static SearchParameter Canonical<T>(
        string name, string path, string documentation, string definition, Func<T, IEnumerable<object?>> elements)
        where T : Resource => Indexed(SearchParamType.Reference, name, path, documentation, elements) with
        {
            CanonicalOf = definition,
        };

    /// <summary>A code together with its coded value, written <c>code$value</c>.</summary>
    public static SearchParameter Pair<T>(
        string name,
        string path,
        string documentation,
        Func<T, IEnumerable<(CodeableConcept? Code, DataType? Value)>> pairs)
        where T : Resource => Indexed<T>(
        SearchParamType.Composite,
        name,
        path,
        documentation,
        resource => pairs(resource).Select(pair => new CodedValue(pair.Code, pair.Value)));

    /// <summary>What the index keeps a reference's identifier under.</summary>
    public static string IdentifierOf(string reference) => $"{reference}:identifier";

    private static SearchParameter Indexed<T>(
        SearchParamType kind, string name, string path, string documentation, Func<T, IEnumerable<object?>> elements)
        where T : Resource => new()
        {
            Name = name,
            Type = kind,
            Documentation = documentation,
            Expression = $"{TypeName<T>()}.{path}",
            Definition = DefinitionOf(TypeName<T>(), name),
            Elements = resource => elements((T)resource),
        };

    private static string DefinitionOf(string type, string name)
    {
        var own = $"{type}-{name}";
        return Own.Contains(own)
            ? $"{Canonicals.Own}SearchParameter/{own}"
            : Definitions.GetValueOrDefault(own, Hl7 + own);
    }

    private static string TypeName<T>() => typeof(T).Name;
}
