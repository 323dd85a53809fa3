using CareBridge.Contracts.Aftercare;

namespace CareBridge.Aftercare.Domain;

/// <summary>What a participant and their partner hold each other to. Rests sealed only.</summary>
internal sealed record Boundaries
{
    public const int KnownAsLength = 100;
    public const int WordsLength = 1000;

    /// <summary>When the partner may be asked.</summary>
    public required ContactHours Hours { get; init; }

    /// <summary>What they may be told beyond that a call would do good.</summary>
    public required IReadOnlyList<PartnerTopic> MayBeTold { get; init; }

    /// <summary>What else they agree, such as what is not to be talked about.</summary>
    public string? Words { get; init; }

    /// <summary>What the partner calls the participant; all that a page without an account says of who it is.</summary>
    public required string KnownAs { get; init; }

    /// <summary>Of a partner without an account, given by the participant.</summary>
    public PartnerAddress? Address { get; init; }

    public bool IsSame(Boundaries other) =>
        other with { MayBeTold = MayBeTold } == this && MayBeTold.ToHashSet().SetEquals(other.MayBeTold);

    public bool DiffersInAddressOnly(Boundaries other) =>
        Address != other.Address && IsSame(other with { Address = Address });
}

internal sealed record PartnerAddress(PartnerChannel Channel, string Value, Language Language);
