using System.Security.Cryptography;
using System.Text;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>
/// A way to one request for somebody without an account. Whoever finds the link learns nothing: it opens only with a
/// PIN that is told in person, for a short while, once. Neither is kept, only their hashes.
/// </summary>
internal sealed class ConsentLink
{
    public const int MaxAttempts = 5;

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    /// <summary>How long the form stays open once the PIN was given.</summary>
    public static readonly TimeSpan SessionLifetime = TimeSpan.FromMinutes(30);

    private const int PinDigits = 6;
    private const int PinRounds = 100_000;

    private ConsentLink()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>The concurrency token: of two who try at once, one waits.</summary>
    public long Version { get; private set; } = 1;

    public Guid ConsentId { get; private init; }

    public SignerRole Signer { get; private init; }

    /// <summary>The member of staff who gave it out, and explained the form.</summary>
    public Guid MadeBy { get; private init; }

    /// <summary>SHA-256 of the link's secret part, in hexadecimal.</summary>
    public string TokenHash { get; private init; } = null!;

    public byte[] PinSalt { get; private init; } = null!;

    public byte[] PinHash { get; private init; } = null!;

    public DateTimeOffset ExpiresAt { get; private init; }

    public int FailedAttempts { get; private set; }

    /// <summary>SHA-256 of the key of the session that the PIN opened.</summary>
    public string? SessionHash { get; private set; }

    public DateTimeOffset? SessionExpiresAt { get; private set; }

    /// <summary>When the request was answered through it.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    public static (ConsentLink Link, string Token, string Pin) Make(
        Guid consentId, SignerRole signer, Guid madeBy, DateTimeOffset at)
    {
        at = at.AsKept();
        var token = SecretToken.Make();
        var pin = RandomNumberGenerator.GetString("0123456789", PinDigits);
        var salt = RandomNumberGenerator.GetBytes(16);
        var link = new ConsentLink
        {
            Id = Guid.CreateVersion7(at),
            ConsentId = consentId,
            Signer = signer,
            MadeBy = madeBy,
            TokenHash = SecretToken.HashOf(token),
            PinSalt = salt,
            PinHash = HashOf(pin, salt),
            ExpiresAt = at + Lifetime,
        };
        return (link, token, pin);
    }

    /// <returns>
    /// The key of the session, or null: a wrong PIN, or a link that has been opened, used or outlived.
    /// </returns>
    public string? Open(string pin, DateTimeOffset at)
    {
        if (at >= ExpiresAt || SessionHash is not null || FailedAttempts >= MaxAttempts) return null;
        Version++;
        if (!CryptographicOperations.FixedTimeEquals(HashOf(pin, PinSalt), PinHash))
        {
            FailedAttempts++;
            return null;
        }
        var session = SecretToken.Make();
        SessionHash = SecretToken.HashOf(session);
        SessionExpiresAt = at.AsKept() + SessionLifetime;
        return session;
    }

    /// <summary>Whether the session is the one that the PIN opened; it may have been used since.</summary>
    public bool HasOpened(string session, DateTimeOffset at) =>
        SessionHash is { } hash
        && at < SessionExpiresAt
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(SecretToken.HashOf(session)));

    public void Use(DateTimeOffset at)
    {
        Version++;
        UsedAt = at.AsKept();
    }

    private static byte[] HashOf(string pin, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(pin, salt, PinRounds, HashAlgorithmName.SHA256, 32);
}
