using CareBridge.Contracts;

namespace CareBridge.Portal.Domain;

/// <summary>
/// The app that makes codes for an account that signs in. It counts once it has shown one: whoever has not scanned the
/// picture must not be locked out.
/// </summary>
internal sealed class Authenticator
{
    public required Guid AccountId { get; init; }

    /// <summary>A sealed string in Base32; null until it is confirmed.</summary>
    public SealedContent? Secret { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>As <see cref="Secret"/>, of an app that is being set up.</summary>
    public SealedContent? Offered { get; private set; }

    /// <summary>Codes of this step and those before are spent.</summary>
    public long LastStep { get; private set; }

    /// <summary>One more with every change: the concurrency token.</summary>
    public long Stamp { get; private set; }

    public void Offer(SealedContent secret)
    {
        Offered = secret;
        Stamp++;
    }

    /// <param name="step">Of the code that has shown it.</param>
    public void Confirm(long step, DateTimeOffset at)
    {
        (Secret, ConfirmedAt, Offered, LastStep) = (Offered, at, null, step);
        Stamp++;
    }
}
