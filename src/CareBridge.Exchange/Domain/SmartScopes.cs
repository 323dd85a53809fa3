namespace CareBridge.Exchange.Domain;

/// <summary>What a client may do, as a list of scopes.</summary>
internal sealed record SmartScopes(IReadOnlyList<SmartScope> All)
{
    /// <summary>Null when one of the words is not a scope, or there is none.</summary>
    public static SmartScopes? Parse(string text)
    {
        var scopes = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(SmartScope.Parse).ToList();
        return scopes.Count == 0 || scopes.Contains(null) ? null : new SmartScopes([.. scopes.OfType<SmartScope>()]);
    }

    public bool Allow(string type, Access access) =>
        All.Any(scope => scope.Covers(type) && scope.Access.HasFlag(access));

    /// <summary>As much of what is requested as these scopes hold; one that is held whole keeps its wording.</summary>
    public SmartScopes Grant(SmartScopes requested) =>
        new([.. requested.All.SelectMany(Grant).DistinctBy(scope => scope.Text)]);

    public override string ToString() => string.Join(' ', All.Select(scope => scope.Text));

    private IEnumerable<SmartScope> Grant(SmartScope requested)
    {
        if (Allow(requested.Type, requested.Access)) return [requested];
        var held = requested.Type == SmartScope.AnyType ? All : All.Where(scope => scope.Covers(requested.Type));
        return held
            .GroupBy(
                scope => requested.Type == SmartScope.AnyType ? scope.Type : requested.Type,
                scope => scope.Access & requested.Access)
            .Select(group => (Type: group.Key, Access: group.Aggregate((one, other) => one | other)))
            .Where(granted => granted.Access != Access.None)
            .Select(granted => SmartScope.Of(granted.Type, granted.Access));
    }
}
