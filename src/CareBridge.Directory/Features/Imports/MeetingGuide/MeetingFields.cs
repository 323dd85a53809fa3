namespace CareBridge.Directory.Features.Imports.MeetingGuide;

/// <summary>Names of the format's fields.</summary>
internal static class MeetingFields
{
    public const string Name = "name";
    public const string Slug = "slug";
    public const string Day = "day";
    public const string Time = "time";
    public const string EndTime = "end_time";
    public const string TimeZone = "timezone";
    public const string Types = "types";
    public const string Notes = "notes";
    public const string LocationNotes = "location_notes";
    public const string GroupNotes = "group_notes";
    public const string Location = "location";
    public const string FormattedAddress = "formatted_address";
    public const string Address = "address";
    public const string City = "city";
    public const string State = "state";
    public const string PostalCode = "postal_code";
    public const string Country = "country";
    public const string Latitude = "latitude";
    public const string Longitude = "longitude";
    public const string Approximate = "approximate";
    public const string ConferenceUrl = "conference_url";
    public const string ConferencePhone = "conference_phone";
    public const string Updated = "updated";
    public const string Entity = "entity";

    /// <summary>
    /// Of the format, and such as its plugins add, without a member's name, telephone, address or account: whoever has
    /// those knows of somebody's recovery.
    /// </summary>
    private static readonly HashSet<string> Kept =
    [
        Name, Slug, Day, Time, EndTime, TimeZone, Types, Notes, LocationNotes, GroupNotes, Location, FormattedAddress,
        Address, City, State, PostalCode, Country, Latitude, Longitude, Approximate, ConferenceUrl, ConferencePhone,
        Updated, Entity, "conference_url_notes", "conference_phone_notes", "group", "region", "sub_region", "regions",
        "district", "sub_district", "url", "website", "website_2", "image", "entity_email", "entity_phone",
        "entity_location", "entity_logo", "entity_website_url", "feedback_url",
        "id", "location_id", "group_id", "region_id", "sub_region_id", "district_id", "location_url", "time_formatted",
        "attendance_option",
    ];

    /// <summary>Nothing else is kept at all: what the format does not know may name somebody.</summary>
    public static bool IsKept(string field) => Kept.Contains(field);
}
