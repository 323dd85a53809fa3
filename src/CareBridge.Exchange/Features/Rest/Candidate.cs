using CareBridge.Exchange.Storage;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>A resource that may be sent if the permit is given.</summary>
internal sealed record Candidate(ResourceHead Head, byte[] Body)
{
    /// <summary>The organizations that hold it.</summary>
    public IReadOnlyList<Guid> Disclosers { get; init; } = [];
}

/// <summary>A resource that may be sent, and is accounted for.</summary>
/// <param name="ConsentIds">The consents it is sent under; none for what is public.</param>
internal sealed record Disclosed(ResourceHead Head, byte[] Body, IReadOnlyList<Guid> ConsentIds);
