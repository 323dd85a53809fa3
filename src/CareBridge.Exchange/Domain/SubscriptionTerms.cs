namespace CareBridge.Exchange.Domain;

/// <summary>What a client has asked for; kept as one value.</summary>
internal sealed record SubscriptionTerms
{
    /// <summary>As the client wrote them, such as <c>Task?patient=Patient/…</c>.</summary>
    public required IReadOnlyList<string> Filters { get; init; }

    public required string Endpoint { get; init; }

    public required PayloadContent Content { get; init; }

    /// <summary>A sign of life is sent when nothing else was for so long; null: none is.</summary>
    public TimeSpan? Heartbeat { get; init; }

    /// <summary>How long the endpoint may take to answer.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Events in one notification.</summary>
    public required int MaxCount { get; init; }

    public DateTimeOffset? End { get; init; }

    public string? Reason { get; init; }

    public bool IsSameAs(SubscriptionTerms other) =>
        Filters.SequenceEqual(other.Filters) && this == other with { Filters = Filters };
}

/// <summary>What is sent with every notification and shown to nobody; kept sealed.</summary>
/// <param name="Headers">Each <c>Name: value</c>.</param>
/// <param name="SigningKey">Standard Webhooks: <c>whsec_</c> and Base64.</param>
internal sealed record ChannelSecrets(IReadOnlyList<string> Headers, string SigningKey);
