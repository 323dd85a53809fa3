namespace CareBridge.Platform.Domain;

/// <summary>A part that must answer first does not, so nothing was done. Becomes 503; asking again is safe.</summary>
public sealed class UnavailableException(string what, Exception? cause = null)
    : Exception($"{what} does not answer at the moment.", cause)
{
    public string What { get; } = what;
}
