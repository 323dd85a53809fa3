namespace CareBridge.Platform.Domain;

/// <summary>There is no such thing, or none that this caller may know of; the two look alike. Becomes 404.</summary>
public sealed class NotFoundException(string what) : Exception($"There is no such {what}.")
{
    public string What { get; } = what;
}
