namespace CareBridge.Directory.Domain.Imports;

/// <summary>What an item of a feed becomes here.</summary>
internal interface IFeedListing
{
    /// <summary>Whose it is.</summary>
    Guid OrganizationId { get; }

    bool Active { get; }

    /// <summary>Its feed has closed it, and may open it again; nobody has closed it by hand.</summary>
    bool ClosedByFeed { get; }

    /// <summary>Its feed says that it is not there, or says nothing of it any more.</summary>
    void CloseByFeed(DateTimeOffset at);
}
