using CareBridge.Contracts.Directory;

namespace CareBridge.Directory.Domain;

/// <summary>What is known of a local resource.</summary>
/// <param name="VerifiedOn">When somebody last made sure of it; null when nobody has said.</param>
/// <param name="ValidUntil">Its last day, if that is known.</param>
internal sealed record ResourceProfile(
    ResourceCategory Category, ResourceDetails Details, DateOnly? VerifiedOn, DateOnly? ValidUntil)
{
    /// <summary>Lists count as what is in them, in its order.</summary>
    public bool Equals(ResourceProfile? other) => other is not null
        && (Category, VerifiedOn, ValidUntil) == (other.Category, other.VerifiedOn, other.ValidUntil)
        && Details.Languages.SequenceEqual(other.Details.Languages)
        && Details.Places.SequenceEqual(other.Details.Places)
        && WithoutLists(Details) == WithoutLists(other.Details);

    public override int GetHashCode() => HashCode.Combine(Category, Details.Name);

    private static ResourceDetails WithoutLists(ResourceDetails details) =>
        details with { Languages = [], Places = [] };
}
