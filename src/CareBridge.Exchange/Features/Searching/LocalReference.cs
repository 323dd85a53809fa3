namespace CareBridge.Exchange.Features.Searching;

/// <summary>A reference in a search: an id, <c>Type/id</c>, or the same with our address before it.</summary>
internal static class LocalReference
{
    /// <summary>Null for what is not here, or not of the type.</summary>
    public static Guid? Parse(string value, string type, string baseUrl) =>
        Split(value, baseUrl) is var (named, id) && (named is null || named == type) ? id : null;

    /// <summary>The type is null when only an id is given; all is null for what is not here.</summary>
    public static (string? Type, Guid Id)? Split(string value, string baseUrl)
    {
        var local = value.StartsWith(baseUrl + "/", StringComparison.Ordinal) ? value[(baseUrl.Length + 1)..] : value;
        return local.Split('/') switch
        {
            [var id] when Guid.TryParse(id, out var parsed) => (null, parsed),
            [var type, var id, ..] when Guid.TryParse(id, out var parsed) => (type, parsed),
            _ => null,
        };
    }
}
