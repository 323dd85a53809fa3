namespace CareBridge.Exchange.Domain;

/// <summary>What a client may do, as a list of scopes: whatever one of them allows.</summary>
internal sealed record SmartScopes(IReadOnlyList<SmartScope> All)
{
    /// <summary>Null when one of the words is not a scope, or there is none.</summary>
    public static SmartScopes? Parse(string text)
    {
        var scopes = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(SmartScope.Parse).ToList();
        return scopes.Count == 0 || scopes.Contains(null) ? null : new SmartScopes([.. scopes.OfType<SmartScope>()]);
    }

    /// <summary>Whether to every resource of the type; a scope with conditions does not do.</summary>
    public bool Allow(string type, Access access) => Restrictions(type, access) is null;

    /// <summary>
    /// To which resources of the type access is allowed: to those that meet all conditions of one of the alternatives;
    /// null when to every one, and no alternatives when to none.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<ScopeCondition>>? Restrictions(string type, Access access)
    {
        var alternatives = All.Where(scope => scope.Covers(type) && scope.Access.HasFlag(access))
            .Select(scope => scope.Filter.Conditions).ToList();
        return alternatives.Exists(conditions => conditions.Count == 0) ? null : alternatives;
    }

    /// <summary>Whether there are resources of the type that the others reach and these do not.</summary>
    public bool ReachLess(SmartScopes others, string type, Access access)
    {
        if (Restrictions(type, access) is not { } own) return false;
        return others.Restrictions(type, access) is not { } theirs
            || theirs.Any(conditions => !own.Any(conditions.SequenceEqual));
    }

    /// <summary>As much of what is requested as these scopes hold; one that is held whole keeps its wording.</summary>
    public SmartScopes Grant(SmartScopes requested) =>
        new([.. requested.All.SelectMany(Grant).DistinctBy(scope => scope.Text)]);

    public override string ToString() => string.Join(' ', All.Select(scope => scope.Text));

    private IEnumerable<SmartScope> Grant(SmartScope requested)
    {
        if (All.Any(held => held.Includes(requested))) return [requested];
        return All
            .Select(held => held.And(requested))
            .OfType<SmartScope>()
            .GroupBy(both => (both.Type, Filter: both.Filter.ToString()))
            .Select(alike => SmartScope.Of(
                alike.Key.Type,
                alike.Aggregate(Access.None, (all, both) => all | both.Access),
                alike.First().Filter));
    }
}
