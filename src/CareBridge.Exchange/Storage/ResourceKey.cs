namespace CareBridge.Exchange.Storage;

/// <summary>Which resource, whatever its version.</summary>
internal readonly record struct ResourceKey(string Type, Guid Id);

/// <summary>A row about a resource.</summary>
internal interface IOfResource
{
    string Type { get; }

    Guid Id { get; }
}

internal static class ResourceKeys
{
    public static ResourceKey Resource(this IOfResource row) => new(row.Type, row.Id);

    /// <summary>Rows about any of the resources, and about none but one of their types with one of their ids.</summary>
    public static IQueryable<TRow> OfAny<TRow>(this IQueryable<TRow> rows, IReadOnlyCollection<ResourceKey> resources)
        where TRow : class, IOfResource
    {
        var types = resources.Select(resource => resource.Type).Distinct().ToList();
        var ids = resources.Select(resource => resource.Id).Distinct().ToList();
        return rows.Where(row => types.Contains(row.Type) && ids.Contains(row.Id));
    }
}
