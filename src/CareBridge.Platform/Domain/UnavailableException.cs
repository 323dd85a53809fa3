namespace CareBridge.Platform.Domain;

/// <summary>
/// A part that must answer does not. What was saved before that stands. Becomes 503; asking again is safe.
/// </summary>
public sealed class UnavailableException(string what, Exception? cause = null)
    : Exception($"{what} does not answer at the moment.", cause)
{
    public string What { get; } = what;
}
