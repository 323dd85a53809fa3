using CareBridge.Contracts;

namespace CareBridge.Portal.Domain;

/// <summary>
/// The app that makes codes for an account that signs in. It counts once it has shown one: whoever has not scanned the
/// picture must not be locked out.
/// </summary>
internal sealed class Authenticator
{
    public static readonly TimeSpan OfferLasts = TimeSpan.FromMinutes(10);

    public required Guid AccountId { get; init; }

    /// <summary>A sealed string in Base32; null until it is confirmed.</summary>
    public SealedContent? Secret { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>As <see cref="Secret"/>, of an app that is being set up.</summary>
    public SealedContent? Offered { get; private set; }

    public DateTimeOffset? OfferedAt { get; private set; }

    /// <summary>The account's security stamp at that time.</summary>
    public string? OfferedFor { get; private set; }

    /// <summary>Codes of this step and those before are spent.</summary>
    public long LastStep { get; private set; }

    /// <summary>One more with every change: the concurrency token.</summary>
    public long Stamp { get; private set; }

    /// <summary>
    /// Asked again, the page shows the same; not to whoever opens it later, or with another password: somebody else may
    /// have seen it.
    /// </summary>
    public bool IsOffered(string stamp, DateTimeOffset now) =>
        Offered is not null && OfferedFor == stamp && now < OfferedAt + OfferLasts;

    /// <param name="stamp">The account's security stamp.</param>
    public void Offer(SealedContent secret, string stamp, DateTimeOffset at)
    {
        (Offered, OfferedFor, OfferedAt) = (secret, stamp, at);
        Stamp++;
    }

    /// <param name="step">Of the code that has shown it.</param>
    public void Confirm(long step, DateTimeOffset at)
    {
        (Secret, ConfirmedAt, LastStep) = (Offered, at, step);
        (Offered, OfferedFor, OfferedAt) = (null, null, null);
        Stamp++;
    }
}
