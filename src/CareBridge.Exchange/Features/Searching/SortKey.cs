using System.Globalization;
using System.Linq.Expressions;
using CareBridge.Exchange.Storage;
using Hl7.Fhir.Model;
using Expression = System.Linq.Expressions.Expression;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>
/// What a search is sorted by, as it stood when the search began: what changes meanwhile keeps its place, and is
/// neither left out nor shown twice.
/// </summary>
internal sealed class SortKey
{
    private readonly LambdaExpression _value;

    private SortKey(string name, bool isDescending, LambdaExpression value)
    {
        (Name, IsDescending, _value) = (name, isDescending, value);
    }

    /// <summary>As in <c>_sort</c>, without the minus.</summary>
    public string Name { get; }

    public bool IsDescending { get; }

    /// <summary>The order when none is asked for, and what tells equals apart: newest first.</summary>
    public static SortKey Position { get; } = new("", isDescending: true, (ResourceHead head) => head.Position);

    public static bool Takes(SearchParameter parameter) => parameter.Name == "_lastUpdated"
        || (parameter.Column is null && parameter.Type
            is SearchParamType.Date or SearchParamType.String or SearchParamType.Token);

    public static SortKey Of(ExchangeDbContext store, SearchParameter parameter, bool isDescending, long asOf)
    {
        var name = parameter.Name;
        return new SortKey(name, isDescending, (parameter.Type, isDescending) switch
        {
            _ when name == "_lastUpdated" => Arrival(store, asOf),
            (SearchParamType.Date, false) => Date(head => Entries(store.Dates, name, asOf)
                .Where(e => e.Type == head.Type && e.Id == head.Id).Min(e => (long?)e.From) ?? long.MaxValue),
            (SearchParamType.Date, true) => Date(head => Entries(store.Dates, name, asOf)
                .Where(e => e.Type == head.Type && e.Id == head.Id).Max(e => (long?)e.From) ?? long.MinValue),
            (SearchParamType.Token, _) => Text(head => Entries(store.Tokens, name, asOf)
                .Where(e => e.Type == head.Type && e.Id == head.Id).Min(e => e.Code) ?? ""),
            _ => Text(head => Entries(store.Strings, name, asOf)
                .Where(e => e.Type == head.Type && e.Id == head.Id).Min(e => e.Text) ?? ""),
        });
    }

    public IOrderedQueryable<ResourceHead> Sort(IQueryable<ResourceHead> heads) => (_value, IsDescending) switch
    {
        (Expression<Func<ResourceHead, long>> number, true) => heads.OrderByDescending(number),
        (Expression<Func<ResourceHead, long>> number, false) => heads.OrderBy(number),
        (Expression<Func<ResourceHead, string>> text, true) => heads.OrderByDescending(text),
        _ => heads.OrderBy((Expression<Func<ResourceHead, string>>)_value),
    };

    public IOrderedQueryable<ResourceHead> Sort(IOrderedQueryable<ResourceHead> heads) => (_value, IsDescending) switch
    {
        (Expression<Func<ResourceHead, long>> number, true) => heads.ThenByDescending(number),
        (Expression<Func<ResourceHead, long>> number, false) => heads.ThenBy(number),
        (Expression<Func<ResourceHead, string>> text, true) => heads.ThenByDescending(text),
        _ => heads.ThenBy((Expression<Func<ResourceHead, string>>)_value),
    };

    /// <summary>The key of one resource, as a cursor keeps it.</summary>
    public Expression<Func<ResourceHead, string>>? TextOf => _value as Expression<Func<ResourceHead, string>>;

    /// <summary>The key of one resource, when it is a number.</summary>
    public Expression<Func<ResourceHead, long>>? NumberOf => _value as Expression<Func<ResourceHead, long>>;

    public Expression<Func<ResourceHead, bool>> Equals(string key) => Compare(key, Expression.Equal);

    /// <summary>It comes after the key in this order.</summary>
    public Expression<Func<ResourceHead, bool>> After(string key) =>
        Compare(key, IsDescending ? Expression.LessThan : Expression.GreaterThan);

    private Expression<Func<ResourceHead, bool>> Compare(
        string key, Func<Expression, Expression, BinaryExpression> compare)
    {
        var body = NumberOf is null
            ? compare(
                Expression.Call(typeof(string), nameof(string.Compare), null, _value.Body, Captured(key)),
                Expression.Constant(0))
            : compare(_value.Body, Captured(long.Parse(key, CultureInfo.InvariantCulture)));
        return Expression.Lambda<Func<ResourceHead, bool>>(body, _value.Parameters);
    }

    /// <summary>As a lambda would capture it, so that the statement gets a parameter and is planned once.</summary>
    private static Expression Captured<T>(T value)
    {
        Expression<Func<T>> capture = () => value;
        return capture.Body;
    }

    private static Expression<Func<ResourceHead, long>> Arrival(ExchangeDbContext store, long asOf) =>
        head => store.Versions
            .Where(v => v.Type == head.Type && v.Id == head.Id && v.Arrived <= asOf)
            .Max(v => (long?)v.Arrived) ?? head.Position;

    private static IQueryable<TEntry> Entries<TEntry>(IQueryable<TEntry> entries, string parameter, long asOf)
        where TEntry : SearchEntry =>
        entries.Where(entry => entry.Parameter == parameter && entry.Since <= asOf && entry.Until > asOf);

    private static LambdaExpression Date(Expression<Func<ResourceHead, long>> value) => value;

    private static LambdaExpression Text(Expression<Func<ResourceHead, string>> value) => value;
}
