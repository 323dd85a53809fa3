using System.Globalization;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Features.Imports.Hsds;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;

namespace CareBridge.Directory.Features.Exports;

/// <summary>
/// A local resource as a service of Open Referral's HSDS 3.0, with all that hangs on it. One that came from a feed is
/// told as that told it, but for what has changed here since.
/// </summary>
internal static class HsdsExport
{
    private static readonly Guid Taxonomy = DerivedId.Of("taxonomy of local resources");

    /// <param name="terms">Of the import that it came with.</param>
    public static JsonObject Again(LocalResource resource, string original, ImportTerms terms)
    {
        var told = JsonNode.Parse(original)!.AsObject();
        if (new ReadService(told, terms, []).Read()?.Profile is not { } then) return told;
        var (before, after) = (Columns(then), Columns(resource.Profile));
        foreach (var (column, value) in after)
        {
            if (!JsonNode.DeepEquals(before[column], value)) told[column] = value?.DeepClone();
        }
        foreach (var (column, _) in before.Where(column => after[column.Key] is null)) told.Remove(column);
        if (resource.Profile.VerifiedOn != then.VerifiedOn && resource.VerifiedOn is { } day)
            told["assured_date"] = Date(day);
        return told;
    }

    /// <param name="keeper">The organization that keeps its entry.</param>
    public static JsonObject Anew(LocalResource resource, string keeper)
    {
        var (details, id) = (resource.Profile.Details, resource.Id);
        var service = Columns(resource.Profile);
        service[HsdsTables.Id] = $"{id}";
        service["status"] = "active";
        service["last_modified"] = resource.ChangedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        if (resource.VerifiedOn is { } day) service["assured_date"] = Date(day);
        service["organization"] = new JsonObject
        {
            [HsdsTables.Id] = $"{DerivedId.Of("provider of local resources", Guid.Empty, details.Provider ?? keeper)}",
            ["name"] = details.Provider ?? keeper,
            ["description"] = details.Provider ?? keeper,
        };
        if (details.Phone is { } phone)
            service["phones"] = new JsonArray(Row("phone", id, ("number", phone), ("type", "voice")));
        if (details.Hours is { } hours)
            service["schedules"] = new JsonArray(Row("schedule", id, ("description", hours)));
        if (details.Languages.Count > 0)
            service["languages"] = new JsonArray(
                [.. details.Languages.Select(tag => (JsonNode)Row($"language {tag}", id, ("code", tag)))]);
        if (details.Places.Count > 0)
            service[HsdsTables.ServiceAtLocations] = new JsonArray(
                [.. details.Places.Select((place, number) => (JsonNode)AtLocation(id, place, number))]);
        service["attributes"] = new JsonArray(Attribute(resource));
        return service;
    }

    private static JsonObject Columns(ResourceProfile profile)
    {
        var (details, columns) = (profile.Details, new JsonObject());
        foreach (var (column, value) in ((string, string?)[])
            [
                ("name", details.Name), ("description", details.Description), ("url", details.Url),
                ("email", details.Email), ("application_process", details.HowToApply),
                ("eligibility_description", details.Eligibility), ("fees_description", details.Cost),
            ])
        {
            if (value is not null) columns[column] = value;
        }
        return columns;
    }

    private static JsonObject AtLocation(Guid id, GroupVenue place, int number)
    {
        var at = Row($"service at location {number}", id);
        var location = Row($"location {number}", id, ("location_type", "physical"), ("name", place.Name));
        if (place is { Latitude: { } latitude, Longitude: { } longitude })
            (location["latitude"], location["longitude"]) = (latitude, longitude);
        location["addresses"] = new JsonArray(Row(
            $"address {number}",
            id,
            ("address_1", place.Line ?? place.Text),
            ("city", place.City),
            ("state_province", place.State),
            ("postal_code", place.PostalCode),
            ("country", place.Country ?? GroupVenue.UnitedStates),
            ("address_type", "physical")));
        at["location"] = location;
        return at;
    }

    private static JsonObject Attribute(LocalResource resource)
    {
        var code = EnumCode.Of(resource.Category);
        var attribute = Row("attribute", resource.Id, ("link_entity", "service"), ("value", code));
        attribute["taxonomy_term"] = new JsonObject
        {
            [HsdsTables.Id] = $"{DerivedId.Of("term of local resources", Taxonomy, code)}",
            ["code"] = code,
            ["name"] = code,
            ["description"] = code,
            ["taxonomy"] = "carebridge-resource-category",
        };
        return attribute;
    }

    private static JsonObject Row(string what, Guid id, params (string Column, string? Value)[] columns)
    {
        var row = new JsonObject { [HsdsTables.Id] = $"{DerivedId.Of("row of a local resource", id, what)}" };
        foreach (var (column, value) in columns)
        {
            if (value is not null) row[column] = value;
        }
        return row;
    }

    private static string Date(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
