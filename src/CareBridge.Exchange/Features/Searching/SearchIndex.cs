using System.Linq.Expressions;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using Hl7.Fhir.Model;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>What one condition asks, in terms of the store.</summary>
internal static class SearchIndex
{
    /// <exception cref="FhirException">A value is none of the parameter's.</exception>
    public static Expression<Func<ResourceHead, bool>> Condition(
        this ExchangeDbContext store, PlainCriterion criterion, SearchContext context)
    {
        var (parameter, modifier, values) = criterion;
        if (modifier == "missing") return Missing(store, parameter, values[0] == "true");
        if (parameter.Column is { } column)
        {
            return Predicates.AnyOf(values.Select(value =>
                column(parameter.IsSubject && modifier is not null ? $"{modifier}/{Bare(value)}" : value, context)));
        }
        if (modifier == "identifier")
            return HasToken(store, SearchParameters.IdentifierOf(parameter.Name), values);
        return parameter.Type switch
        {
            SearchParamType.Token when modifier == "not" => Predicates.Not(HasToken(store, parameter.Name, values)),
            SearchParamType.Token => HasToken(store, parameter.Name, values),
            SearchParamType.Uri => Has(store.Tokens, parameter.Name, values.Select(Uri)),
            SearchParamType.Date => Has(
                store.Dates,
                parameter.Name,
                values.Select(value => DateValue.Parse(parameter.Name, value, context.Now).Matches())),
            SearchParamType.Composite => Has(
                store.Tokens, parameter.Name, values.Select(value => Pair(value, parameter.Name))),
            SearchParamType.Reference when parameter.CanonicalOf is { } definition => HasToken(
                store, parameter.Name, values.Select(value => Canonical(value, definition, context))),
            SearchParamType.Reference => Has(
                store.References, parameter.Name, values.Select(value => Reference(value, modifier, context))),
            _ => Has(store.Strings, parameter.Name, values.Select(value => Text(value, modifier))),
        };
    }

    /// <summary>What a scope asks: of tokens only.</summary>
    public static Expression<Func<ResourceHead, bool>> Condition(
        this ExchangeDbContext store, ScopeCondition condition) =>
        HasToken(store, condition.Name, condition.Value.Split(','));

    /// <summary>It refers to one of these.</summary>
    public static Expression<Func<ResourceHead, bool>> RefersTo(
        this ExchangeDbContext store, SearchParameter reference, string type, List<Guid> ids) =>
        reference.IsSubject
            ? head => ids.Contains(head.ParticipantId!.Value)
            : Has(
                store.References,
                reference.Name,
                [entry => entry.TargetType == type && ids.Contains(entry.TargetId)]);

    private static Expression<Func<ResourceHead, bool>> HasToken(
        ExchangeDbContext store, string parameter, IEnumerable<string> values) =>
        Has(store.Tokens, parameter, values.Select(value => Token(value, parameter)));

    private static Expression<Func<ResourceHead, bool>> Has<TEntry>(
        IQueryable<TEntry> entries, string parameter, IEnumerable<Expression<Func<TEntry, bool>>> values)
        where TEntry : SearchEntry
    {
        var matching = entries
            .Where(entry => entry.Parameter == parameter && entry.Until == SearchEntry.Open)
            .Where(Predicates.AnyOf(values));
        return head => matching.Any(entry => entry.Type == head.Type && entry.Id == head.Id);
    }

    private static Expression<Func<ResourceHead, bool>> Missing(
        ExchangeDbContext store, SearchParameter parameter, bool isMissing)
    {
        if (parameter.Column is not null) return head => (head.ParticipantId == null) == isMissing;
        var has = parameter.Type switch
        {
            SearchParamType.Token or SearchParamType.Uri or SearchParamType.Composite =>
                Has(store.Tokens, parameter.Name, [_ => true]),
            SearchParamType.Date => Has(store.Dates, parameter.Name, [_ => true]),
            SearchParamType.Reference when parameter.CanonicalOf is not null =>
                Has(store.Tokens, parameter.Name, [_ => true]),
            SearchParamType.Reference => Predicates.AnyOf(
            [
                Has(store.References, parameter.Name, [_ => true]),
                Has(store.Tokens, SearchParameters.IdentifierOf(parameter.Name), [_ => true]),
            ]),
            _ => Has(store.Strings, parameter.Name, [_ => true]),
        };
        return isMissing ? Predicates.Not(has) : has;
    }

    private static Expression<Func<TokenEntry, bool>> Token(string value, string parameter)
    {
        var (system, code) = TokenText.Split(value) ?? throw FhirException.BadRequest(
            IssueType.Value, $"The value of {parameter} is not a token.", parameter);
        return (system, code) switch
        {
            ("", "") => throw FhirException.BadRequest(IssueType.Value, "There is no value.", parameter),
            (null, _) => token => token.Code == code,
            (_, "") => token => token.System == system,
            _ => token => token.System == system && token.Code == code,
        };
    }

    private static Expression<Func<TokenEntry, bool>> Uri(string value) => token => token.Code == value;

    private static Expression<Func<TokenEntry, bool>> Pair(string value, string parameter) =>
        value.Split('$') is [{ Length: > 0 }, { Length: > 0 }]
            ? token => token.Code == value
            : throw FhirException.BadRequest(
                IssueType.Value, $"The value of {parameter} is not written code$value.", parameter);

    private static Expression<Func<StringEntry, bool>> Text(string escaped, string? modifier)
    {
        var value = TokenText.Plain(escaped);
        if (modifier == "exact")
        {
            var exact = SearchText.Kept(value);
            return text => text.Exact == exact;
        }
        var wanted = SearchText.Normalize(value);
        // Every text begins with nothing.
        if (wanted.Length == 0) throw FhirException.BadRequest(IssueType.Value, "There is no value.");
        return modifier == "contains" ? text => text.Text.Contains(wanted) : text => text.Text.StartsWith(wanted);
    }

    private static Expression<Func<ReferenceEntry, bool>> Reference(
        string value, string? modifier, SearchContext context)
    {
        if (LocalReference.Split(value, context.BaseUrl) is not var (named, id)) return _ => false;
        return (named ?? modifier) is { } type
            ? entry => entry.TargetId == id && entry.TargetType == type
            : entry => entry.TargetId == id;
    }

    /// <summary>Where it is served is another of its names.</summary>
    private static string Canonical(string value, string definition, SearchContext context)
    {
        var local = value.StartsWith($"{context.BaseUrl}/", StringComparison.Ordinal)
            ? value[(context.BaseUrl.Length + 1)..]
            : value;
        return local.StartsWith($"{definition}/", StringComparison.Ordinal) ? Canonicals.Own + local : value;
    }

    private static string Bare(string value) => value[(value.LastIndexOf('/') + 1)..];
}
