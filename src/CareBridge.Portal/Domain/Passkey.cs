namespace CareBridge.Portal.Domain;

/// <summary>
/// A key of a device or of whoever keeps keys for its owner (WebAuthn), for an account that signs in. The device asks
/// for a finger, a face or a PIN before it uses it: by itself it is two factors.
/// </summary>
internal sealed class Passkey
{
    public const int MaxNameLength = 60;

    /// <summary>WebAuthn, section 6.1.1.</summary>
    public const int MaxCredentialBytes = 1023;

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    public required byte[] CredentialId { get; init; }

    /// <summary>Of <see cref="CredentialId"/>: among keys it is there once.</summary>
    public required string CredentialHash { get; init; }

    public required byte[] PublicKey { get; init; }

    public required IReadOnlyList<string> Transports { get; init; }

    public required bool IsBackupEligible { get; init; }

    public required bool IsBackedUp { get; set; }

    public required long SignCount { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What it answers to a question from before this is a repeat.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }
}
