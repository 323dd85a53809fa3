using CareBridge.Exchange.Storage;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>A resource that may be sent if the permit is given.</summary>
internal sealed record Candidate(ResourceHead Head, byte[] Body)
{
    /// <summary>The organizations that hold it.</summary>
    public IReadOnlyList<Guid> Disclosers { get; init; } = [];
}
