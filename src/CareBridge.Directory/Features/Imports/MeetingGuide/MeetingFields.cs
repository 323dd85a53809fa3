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
    /// A member's name, telephone or account: whoever has them knows of somebody's recovery. They are not kept at all.
    /// </summary>
    public static bool MayNameSomebody(string field) =>
        field is "venmo" or "square" or "paypal" or "email" or "phone"
        || field.StartsWith("contact_", StringComparison.Ordinal);
}
