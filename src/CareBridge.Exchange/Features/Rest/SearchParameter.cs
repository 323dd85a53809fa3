using System.Linq.Expressions;
using CareBridge.Exchange.Storage;
using SearchParamType = Hl7.Fhir.Model.SearchParamType;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>A search parameter that is served, and what one of its values asks of a resource.</summary>
internal sealed record SearchParameter(
    string Name,
    SearchParamType Type,
    string Documentation,
    Func<string, SearchContext, Expression<Func<ResourceHead, bool>>> Matches)
{
    /// <summary>Whether what one of its values finds is about one person.</summary>
    public bool NamesPeople => Name is "_id" or "identifier" or "patient" or "subject" or "target";
}

/// <param name="BaseUrl">References may be written with it.</param>
internal sealed record SearchContext(string BaseUrl, IQueryable<PatientIdentifier> Identifiers);

internal static class Predicates
{
    public static Expression<Func<ResourceHead, bool>> Nothing { get; } = _ => false;

    public static Expression<Func<ResourceHead, bool>> Everything { get; } = _ => true;

    public static Expression<Func<ResourceHead, bool>> AnyOf(IEnumerable<Expression<Func<ResourceHead, bool>>> all) =>
        all.Aggregate(Nothing, (either, other) => either == Nothing ? other : Either(either, other));

    private static Expression<Func<ResourceHead, bool>> Either(
        Expression<Func<ResourceHead, bool>> one, Expression<Func<ResourceHead, bool>> other)
    {
        var head = one.Parameters[0];
        var body = new Replace(other.Parameters[0], head).Visit(other.Body);
        return Expression.Lambda<Func<ResourceHead, bool>>(Expression.OrElse(one.Body, body), head);
    }

    private sealed class Replace(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
