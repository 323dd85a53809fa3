using System.Linq.Expressions;
using CareBridge.Exchange.Storage;
using static Hl7.Fhir.Model.OperationOutcome;
using SearchParamType = Hl7.Fhir.Model.SearchParamType;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>Makes search parameters of each kind.</summary>
internal static class SearchParameters
{
    public static SearchParameter Id() => new(
        "_id",
        SearchParamType.Token,
        "The resource's id.",
        (value, _) => Guid.TryParse(value, out var id) ? head => head.Id == id : Predicates.Nothing);

    public static SearchParameter LastUpdated() => new(
        "_lastUpdated",
        SearchParamType.Date,
        "When the resource last changed.",
        (value, _) => DateValue.Parse("_lastUpdated", value).Matches(head => head.LastUpdated));

    public static SearchParameter Date(string name, string documentation) => new(
        name,
        SearchParamType.Date,
        documentation,
        (value, _) => DateValue.Parse(name, value).Matches(head => head.Date!.Value));

    public static SearchParameter Patient(string name) => new(
        name,
        SearchParamType.Reference,
        "The patient it is about.",
        (value, context) => Reference("Patient", value, context) is { } id
            ? head => head.ParticipantId == id
            : Predicates.Nothing);

    public static SearchParameter Owner() => new(
        "owner",
        SearchParamType.Reference,
        "The organization that is asked to do it; finds tasks of your own organization only.",
        (value, context) => Reference("Organization", value, context) is { } id
            ? head => head.RecipientId == id
            : Predicates.Nothing);

    /// <summary>For what follows in its id from the one resource that it is about.</summary>
    public static SearchParameter Target(string type, Func<Guid, Guid> idFor) => new(
        "target",
        SearchParamType.Reference,
        $"The {type} it is about.",
        (value, context) =>
        {
            if (Reference(type, value, context) is not { } target) return Predicates.Nothing;
            var id = idFor(target);
            return head => head.Id == id;
        });

    public static SearchParameter Status(string name, string system) =>
        Token(name, system, "Where it stands.", code => head => head.Status == code);

    public static SearchParameter Code(string system, string documentation) =>
        Token("code", system, documentation, code => head => head.Code == code);

    public static SearchParameter Type(string system, string documentation) =>
        Token("type", system, documentation, code => head => head.Code == code);

    /// <summary>For what is the same in every resource of a type.</summary>
    public static SearchParameter Category(string system, string only) => Token(
        "category", system, $"Always {only}.", code => code == only ? Predicates.Everything : Predicates.Nothing);

    public static SearchParameter Name() => new(
        "name",
        SearchParamType.String,
        "How the name begins, in upper or lower case.",
        (value, _) => Beginning(value.ToUpperInvariant()));

    public static SearchParameter Identifier() => new(
        "identifier",
        SearchParamType.Token,
        "A number by which your organization, or one that may disclose to it, knows the patient.",
        (value, context) => IdentifierValue.Parse(value) is { } identifier
            ? identifier.Matches(context.Identifiers)
            : Predicates.Nothing);

    private static SearchParameter Token(
        string name,
        string system,
        string documentation,
        Func<string, Expression<Func<ResourceHead, bool>>> matches) => new(
        name,
        SearchParamType.Token,
        documentation,
        (value, _) => value.Split('|') switch
        {
            [var code] => matches(code),
            [var given, ""] => given == system ? Predicates.Everything : Predicates.Nothing,
            [var given, var code] => given == system ? matches(code) : Predicates.Nothing,
            _ => throw FhirException.BadRequest(IssueType.Value, $"The value of {name} is not a token.", name),
        });

    private static Expression<Func<ResourceHead, bool>> Beginning(string start) =>
        head => head.Name!.StartsWith(start);

    private static Guid? Reference(string type, string value, SearchContext context)
    {
        var local = value.StartsWith(context.BaseUrl + "/", StringComparison.Ordinal)
            ? value[(context.BaseUrl.Length + 1)..]
            : value;
        var id = local.StartsWith(type + "/", StringComparison.Ordinal) ? local[(type.Length + 1)..] : local;
        return Guid.TryParse(id, out var parsed) ? parsed : null;
    }
}
