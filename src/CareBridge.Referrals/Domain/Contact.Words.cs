using CareBridge.Contracts;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;

namespace CareBridge.Referrals.Domain;

/// <summary>Words: kept sealed, and leave sealed.</summary>
internal sealed partial class Contact : IKeptSealed
{
    public string? Place { get; private set; }

    /// <summary>When it would suit the participant better.</summary>
    public string? Wish { get; private set; }

    /// <summary>Both as they are kept; null where there is neither.</summary>
    public SealedContent? Details { get; private set; }

    public void Open(ISeal seal)
    {
        if (Details is not null) (Place, Wish) = seal.Open<ContactDetails>(Details);
    }

    public void Seal(ISeal seal) => Details = Sealed(seal);

    private SealedContent? Sealed(ISeal seal) =>
        Place is null && Wish is null ? null : seal.Seal(new ContactDetails(Place, Wish));
}
