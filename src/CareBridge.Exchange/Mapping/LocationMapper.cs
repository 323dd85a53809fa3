using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>
/// Where a peer group meets: its venue, and the place on the internet. One that it does not have, or no longer, is kept
/// without being shown.
/// </summary>
internal static class LocationMapper
{
    private static readonly GroupFormat[] Places = [GroupFormat.Local, GroupFormat.Online];

    public static Guid IdFor(Guid groupId, GroupFormat place) =>
        DerivedId.Of("place of a peer group", groupId, EnumCode.Of(place));

    /// <summary>The places that the group has.</summary>
    public static IEnumerable<Guid> Of(GroupChanged message) =>
        Places.Where(place => Has(message, place)).Select(place => IdFor(message.GroupId, place));

    public static IEnumerable<Projection> Map(GroupChanged message, GroupDetails details) =>
        Places.Select(place => new Projection
        {
            Id = IdFor(message.GroupId, place),
            Version = message.Version,
            Visible = Has(message, place),
            Resource = Place(message, place == GroupFormat.Local ? Venue(details) : Online(details), place),
        });

    private static bool Has(GroupChanged message, GroupFormat place) =>
        message.Format == place || message.Format == GroupFormat.Hybrid;

    private static Location Place(GroupChanged message, Location location, GroupFormat place)
    {
        location.Status = message.Active ? Location.LocationStatus.Active : Location.LocationStatus.Inactive;
        location.Mode = Location.LocationMode.Instance;
        location.Type = [Values.Concept(CodeSystems.GroupFormat, EnumCode.Of(place))];
        location.ManagingOrganization = Values.Organization(message.OrganizationId);
        return location;
    }

    private static Location Venue(GroupDetails details) =>
        details.Venue is { } venue ? Of(venue, details.Name) : new Location();

    /// <param name="name">Of one that has no name of its own.</param>
    public static Location Of(GroupVenue venue, string name) => new()
    {
        Name = venue.Name ?? name,
        Address = new Address
        {
            Line = venue.Line is { } line ? [line] : [],
            City = venue.City,
            State = venue.State,
            PostalCode = venue.PostalCode,
            Country = venue.Country ?? GroupVenue.UnitedStates,
            Text = venue.Text,
        },
        Position = venue is { Latitude: { } latitude, Longitude: { } longitude }
            ? new Location.PositionComponent { Latitude = latitude, Longitude = longitude }
            : null,
    };

    private static ContactPoint[] None => [];

    private static ContactPoint Reached(ContactPoint.ContactPointSystem system, string value) =>
        new() { System = system, Value = value };

    private static Location Online(GroupDetails details) => new()
    {
        Name = details.Name,
        Telecom =
        [
            .. details.OnlineUrl is { } url ? [Reached(ContactPoint.ContactPointSystem.Url, url)] : None,
            .. details.OnlinePhone is { } phone ? [Reached(ContactPoint.ContactPointSystem.Phone, phone)] : None,
        ],
    };
}
