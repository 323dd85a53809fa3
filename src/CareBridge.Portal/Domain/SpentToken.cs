namespace CareBridge.Portal.Domain;

/// <summary>
/// A refresh token that was used: it opens nothing again (RFC 9700, section 4.14.2). Kept until it would have ended by
/// itself.
/// </summary>
internal sealed class SpentToken
{
    /// <summary>Whoever did not get the answer asks once more with the same.</summary>
    private static readonly TimeSpan Repeatable = TimeSpan.FromSeconds(30);

    /// <summary>That its ticket says, however the text of it is written.</summary>
    public required Guid Id { get; init; }

    public required DateTimeOffset SpentAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public bool IsRepeatable(DateTimeOffset now) => now < SpentAt + Repeatable;
}
