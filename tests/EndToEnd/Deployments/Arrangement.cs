using CareBridge.Platform.Embedded;

namespace CareBridge.EndToEnd.Deployments;

/// <summary>What is not as in every deployment of several processes.</summary>
public sealed record Arrangement
{
    /// <summary>
    /// The services to run a second instance of; the second instance of one asks the second instance of another.
    /// </summary>
    public IReadOnlyList<string> Twice { get; init; } = [];

    public IWiring Wiring { get; init; } = new DirectWiring();

    /// <summary>Where and how the store keeps its data.</summary>
    public Func<EmbeddedPostgresOptions, EmbeddedPostgresOptions>? Store { get; init; }

    /// <summary>Of every process.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
