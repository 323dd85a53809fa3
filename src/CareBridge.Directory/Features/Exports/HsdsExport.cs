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
    private const string Status = "status";
    private const string Active = "active";
    private const string Organization = "organization";
    private const string Phones = "phones";
    private const string Schedules = "schedules";
    private const string Languages = "languages";
    private const string CostOptions = "cost_options";
    private const string Email = "email";
    private const string Url = "url";

    private static readonly Guid Taxonomy = DerivedId.Of("taxonomy of local resources");

    /// <param name="terms">Of the import that it came with.</param>
    /// <param name="keeper">The organization that keeps its entry.</param>
    public static JsonObject Again(LocalResource resource, string original, ImportTerms terms, string keeper)
    {
        var told = JsonNode.Parse(original)!.AsObject();
        // As it was read when it was last taken over: what was a day to come then is none by now.
        var on = DateOnly.FromDateTime(resource.ChangedAt.UtcDateTime);
        if (new ReadService(told, terms, on, []).Read() is not var (then, wasActive)) return told;
        if (!wasActive) told[Status] = Active;
        var (before, after) = (Columns(then), Columns(resource.Profile));
        foreach (var (column, value) in after)
        {
            if (!JsonNode.DeepEquals(before[column], value)) told[column] = value?.DeepClone();
        }
        foreach (var (column, _) in before.Where(column => after[column.Key] is null)) told.Remove(column);
        if (resource.Profile.VerifiedOn != then.VerifiedOn && resource.VerifiedOn is { } day)
            told["assured_date"] = Date(day);
        foreach (var part in Changed(then, resource.Profile)) Replace(told, part, Anew(resource, keeper));
        return told;
    }

    /// <summary>Where of several rows one or some are taken over here, they are told anew all together.</summary>
    private static IEnumerable<string> Changed(ResourceProfile then, ResourceProfile now)
    {
        var (before, after) = (then.Details, now.Details);
        if (before.Provider != after.Provider) yield return Organization;
        if (!before.Places.SequenceEqual(after.Places)) yield return HsdsTables.ServiceAtLocations;
        if (before.Phone != after.Phone) yield return Phones;
        if (before.Hours != after.Hours) yield return Schedules;
        if (!before.Languages.SequenceEqual(after.Languages)) yield return Languages;
        if (then.Category != now.Category) yield return HsdsTables.Attributes;
        if (before.Cost != after.Cost) yield return CostOptions;
    }

    private static void Replace(JsonObject told, string part, JsonObject anew)
    {
        told.Remove(part);
        if (anew[part] is { } value) told[part] = value.DeepClone();
        if (part == Organization)
        {
            told["organization_id"] = anew[Organization]![HsdsTables.Id]!.DeepClone();
            // The one before may have said them for its services.
            foreach (var column in (string[])[Email, Url])
            {
                if (anew[column] is { } said) told[column] = said.DeepClone();
            }
        }
        if (part != Phones || told[HsdsTables.ServiceAtLocations] is not JsonArray places) return;
        foreach (var place in places.OfType<JsonObject>()) place.Remove(Phones);
    }

    /// <param name="keeper">The organization that keeps its entry.</param>
    public static JsonObject Anew(LocalResource resource, string keeper)
    {
        var (details, id) = (resource.Profile.Details, resource.Id);
        var service = Columns(resource.Profile);
        service[HsdsTables.Id] = $"{id}";
        service[Status] = Active;
        service["last_modified"] = resource.ChangedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        if (resource.VerifiedOn is { } day) service["assured_date"] = Date(day);
        service[Organization] = new JsonObject
        {
            [HsdsTables.Id] = $"{DerivedId.Of("provider of local resources", Guid.Empty, details.Provider ?? keeper)}",
            ["name"] = details.Provider ?? keeper,
            ["description"] = details.Provider ?? keeper,
        };
        if (details.Phone is { } phone)
            service[Phones] = new JsonArray(Row("phone", id, ("number", phone), ("type", "voice")));
        if (details.Hours is { } hours)
            service[Schedules] = new JsonArray(Row("schedule", id, ("description", hours)));
        if (details.Languages.Count > 0)
            service[Languages] = new JsonArray(
                [.. details.Languages.Select(tag => (JsonNode)Row($"language {tag}", id, ("code", tag)))]);
        if (details.Places.Count > 0)
            service[HsdsTables.ServiceAtLocations] = new JsonArray(
                [.. details.Places.Select((place, number) => (JsonNode)AtLocation(id, place, number))]);
        service[HsdsTables.Attributes] = new JsonArray(Attribute(resource));
        return service;
    }

    private static JsonObject Columns(ResourceProfile profile)
    {
        var (details, columns) = (profile.Details, new JsonObject());
        foreach (var (column, value) in ((string, string?)[])
            [
                ("name", details.Name), ("description", details.Description), (Url, details.Url),
                (Email, details.Email), ("application_process", details.HowToApply),
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
        location[HsdsTables.Addresses] = new JsonArray(Row(
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
