using System.Linq.Expressions;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>Conditions put together.</summary>
internal static class Predicates
{
    public static Expression<Func<Storage.ResourceHead, bool>> Nothing { get; } = _ => false;

    public static Expression<Func<T, bool>> AnyOf<T>(IEnumerable<Expression<Func<T, bool>>> all) =>
        all.Aggregate((Expression<Func<T, bool>>?)null, (either, other) => either is null ? other : Or(either, other))
        ?? (_ => false);

    public static Expression<Func<T, bool>> AllOf<T>(IEnumerable<Expression<Func<T, bool>>> all) =>
        all.Aggregate((Expression<Func<T, bool>>?)null, (both, other) => both is null ? other : And(both, other))
        ?? (_ => true);

    public static Expression<Func<T, bool>> Not<T>(Expression<Func<T, bool>> condition) =>
        Expression.Lambda<Func<T, bool>>(Expression.Not(condition.Body), condition.Parameters);

    private static Expression<Func<T, bool>> Or<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(Expression.OrElse(one.Body, Rename(other, one)), one.Parameters);

    private static Expression<Func<T, bool>> And<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(Expression.AndAlso(one.Body, Rename(other, one)), one.Parameters);

    /// <summary>The condition's body, about what the other is about.</summary>
    public static Expression Rename(LambdaExpression condition, LambdaExpression other) =>
        new Replace(condition.Parameters[0], other.Parameters[0]).Visit(condition.Body);

    private sealed class Replace(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
