namespace CareBridge.Contracts.Directory;

/// <summary>Where an endpoint is. Travels sealed only.</summary>
public sealed record EndpointDetails
{
    /// <summary>For people.</summary>
    public string? Name { get; init; }

    /// <summary>An https or, for e-mail, a mailto address.</summary>
    public required string Url { get; init; }
}
