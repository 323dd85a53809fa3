using CareBridge.Platform.Domain;

namespace CareBridge.Crisis.Domain.OnCall;

/// <summary>A calendar that follows who is on call, behind a secret address.</summary>
internal sealed class OnCallFeed
{
    private OnCallFeed()
    {
    }

    public Guid Id { get; private init; }

    public Guid TeamId { get; private init; }

    /// <summary>Whose duties it shows; null is everybody's.</summary>
    public Guid? PersonId { get; private init; }

    /// <summary>Who has the address: when they leave, it ends.</summary>
    public Guid MadeBy { get; private init; }

    public DateTimeOffset MadeAt { get; private init; }

    /// <summary>SHA-256 of the secret part, in hexadecimal.</summary>
    public string TokenHash { get; private set; } = null!;

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Without an address yet.</summary>
    public static OnCallFeed Make(Guid id, Guid teamId, Guid madeBy, bool isOwn, DateTimeOffset at) =>
        new()
        {
            Id = id,
            TeamId = teamId,
            PersonId = isOwn ? madeBy : null,
            MadeBy = madeBy,
            MadeAt = at,
        };

    /// <summary>A new address; one from before leads nowhere any more.</summary>
    /// <returns>Its secret part, which is not kept.</returns>
    public string Address()
    {
        var token = SecretToken.Make();
        TokenHash = SecretToken.HashOf(token);
        return token;
    }

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}
