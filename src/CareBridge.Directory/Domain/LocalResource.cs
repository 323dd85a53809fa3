using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain.Imports;
using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Domain;

/// <summary>Help nearby with what recovery stands on: a home, work, a ride, a lawyer, a meal.</summary>
internal sealed class LocalResource : Aggregate, ISorted, IFeedListing
{
    public const int SearchLength = 1000;

    private LocalResource()
    {
    }

    /// <summary>The organization that keeps its entry.</summary>
    public Guid OrganizationId { get; private init; }

    public ResourceProfile Profile { get; private set; } = null!;

    /// <summary>As in the profile, to be looked for.</summary>
    public ResourceCategory Category { get; private set; }

    /// <inheritdoc cref="Category"/>
    public DateOnly? VerifiedOn { get; private set; }

    /// <inheritdoc cref="Category"/>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>Its names and towns, in capitals.</summary>
    public string SearchText { get; private set; } = null!;

    /// <summary>Most places it ever had: whoever was told of one hears that it is there no more.</summary>
    public int PlacesEver { get; private set; }

    /// <summary>False when it is there no more.</summary>
    public bool Active { get; private set; }

    /// <inheritdoc/>
    public bool ClosedByFeed { get; private set; }

    public string SortKey { get; private init; } = null!;

    public static LocalResource List(Guid id, Guid organizationId, ResourceProfile profile, DateTimeOffset at)
    {
        var resource = new LocalResource
        {
            Id = id,
            OrganizationId = organizationId,
            SortKey = Platform.Domain.SortKey.Of(at, id),
        };
        resource.Take(profile, at);
        return resource;
    }

    /// <summary>One that was withdrawn is there again.</summary>
    public void Describe(ResourceProfile profile, DateTimeOffset at)
    {
        if (Active && profile == Profile) return;
        Take(profile, at);
    }

    /// <summary>Somebody has made sure that it is as described.</summary>
    public void Verify(DateOnly on, DateTimeOffset at)
    {
        if (VerifiedOn >= on) return;
        Take(Profile with { VerifiedOn = on }, at);
    }

    /// <summary>For good, also where its feed has withdrawn it already.</summary>
    public void Withdraw(DateTimeOffset at)
    {
        if (!Active && !ClosedByFeed) return;
        (Active, ClosedByFeed) = (false, false);
        Changed(at);
    }

    /// <inheritdoc/>
    public void CloseByFeed(DateTimeOffset at)
    {
        if (!Active) return;
        (Active, ClosedByFeed) = (false, true);
        Changed(at);
    }

    public bool HasEnded(DateOnly today) => ValidUntil < today;

    public override object ToMessage(ISeal seal) => new ResourceChanged
    {
        ResourceId = Id,
        Version = Version,
        OrganizationId = OrganizationId,
        Category = Category,
        VerifiedOn = VerifiedOn,
        ValidUntil = ValidUntil,
        PlacesEver = PlacesEver,
        Active = Active,
        Details = seal.Seal(Profile.Details),
        ChangedAt = ChangedAt,
    };

    private void Take(ResourceProfile profile, DateTimeOffset at)
    {
        Profile = profile;
        (Category, VerifiedOn, ValidUntil) = (profile.Category, profile.VerifiedOn, profile.ValidUntil);
        var text = string.Join(
            ' ',
            profile.Details.Places.Select(place => place.City)
                .Prepend(profile.Details.Provider).Prepend(profile.Details.Name)).ToUpperInvariant();
        PlacesEver = Math.Max(PlacesEver, profile.Details.Places.Count);
        SearchText = text.Length <= SearchLength ? text : text[..SearchLength];
        (Active, ClosedByFeed) = (true, false);
        Changed(at);
    }
}
