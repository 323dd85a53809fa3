using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Platform.Disclosures;

/// <summary>How endpoints declare their <see cref="Exposure"/>.</summary>
public static class ExposureDeclarations
{
    public static TBuilder ShowsNothing<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Exposure.Nothing);

    public static TBuilder ShowsOwn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Exposure.Own);

    public static TBuilder ShowsThroughDoor<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Exposure.ThroughDoor);

    /// <summary>For endpoints that answer with what another service, which declares it, has answered.</summary>
    public static TBuilder ShowsWhatIsForwarded<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Exposure.Forwarded);

    internal static TBuilder ShowsServices<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Exposure.BetweenServices);

    /// <summary>Null when the endpoint does not say.</summary>
    public static Exposure? DeclaredExposure(this Endpoint endpoint) =>
        endpoint.Metadata.OfType<Exposure>().Cast<Exposure?>().LastOrDefault();

    private static TBuilder WithMetadata<TBuilder>(this TBuilder endpoint, Exposure exposure)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(exposure));
        return endpoint;
    }
}
