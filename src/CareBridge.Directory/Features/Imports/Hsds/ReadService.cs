using System.Globalization;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Features.Imports.Hsds;

/// <summary>A service of a package, with all that hangs on it, as a local resource.</summary>
/// <param name="today">When it is read: nobody has made sure of it after that.</param>
internal sealed class ReadService(
    JsonObject service, ImportTerms terms, DateOnly today, List<FeedFinding> findings)
{
    private const string Number = "number";

    /// <returns>Null when it cannot be one; the findings say why.</returns>
    public (ResourceProfile Profile, bool IsActive)? Read()
    {
        if (Clean(service, "name", ResourceDetails.NameLength) is not { } name)
        {
            findings.Add(new(IssueKind.Rejected, "no-name", "name"));
            return null;
        }
        var organization = service["organization"] as JsonObject;
        var details = new ResourceDetails
        {
            Name = name,
            Description = Clean(service, "description", ResourceDetails.TextLength),
            Provider = organization is null ? null : Clean(organization, "name", ResourceDetails.NameLength),
            Phone = Phone(),
            Email = HsdsText.Of(service, "email") ?? (organization is null ? null : HsdsText.Of(organization, "email")),
            Url = Url(organization),
            Languages = Languages(),
            Eligibility = Clean(service, "eligibility_description", ResourceDetails.TextLength),
            HowToApply = Clean(service, "application_process", ResourceDetails.TextLength),
            Cost = Clean(service, "fees_description", ResourceDetails.TextLength) ?? Costs(),
            Hours = Hours(),
            Places = Places(),
        };
        if (details.Email is { Length: > Lengths.Url })
        {
            findings.Add(new(IssueKind.NotUsed, "too-long", "email"));
            details = details with { Email = null };
        }
        var status = HsdsText.Of(service, "status") ?? "active";
        if (status is not ("active" or "inactive" or "defunct" or "temporarily closed"))
            findings.Add(new(IssueKind.NotUsed, "unknown-status", "status", status));
        return (
            new ResourceProfile(Category(name, details.Description), details, VerifiedOn(), ValidUntil: null),
            status is not ("inactive" or "defunct" or "temporarily closed"));
    }

    private ResourceCategory Category(string name, string? description)
    {
        var terms = Rows(service, HsdsTables.Attributes).Select(attribute => attribute["taxonomy_term"] as JsonObject)
            .OfType<JsonObject>().Select(term => HsdsText.Of(term, "name")).OfType<string>();
        if (ServiceCategories.Of(string.Join(' ', terms)) is { } category) return category;
        var guess = ServiceCategories.Of(name) ?? ServiceCategories.Of(description ?? "");
        findings.Add(new(
            IssueKind.Changed,
            guess is null ? "no-category" : "category-by-words",
            HsdsTables.Attributes,
            guess?.ToString()));
        return guess ?? ResourceCategory.Other;
    }

    /// <summary>The last day on which somebody assured or changed it.</summary>
    private DateOnly? VerifiedOn()
    {
        foreach (var column in (string[])["assured_date", "last_modified"])
        {
            if (HsdsText.Of(service, column) is not { } text) continue;
            // A day may have begun elsewhere.
            if (DateTimeOffset.TryParse(
                    text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                && DateOnly.FromDateTime(time.UtcDateTime) is var day && day <= today.AddDays(1))
                return day;
            findings.Add(new(IssueKind.NotUsed, "wrong-date", column, text));
        }
        findings.Add(new(IssueKind.NotUsed, "no-date", "assured_date"));
        return null;
    }

    private string? Phone() => Rows(service, "phones")
        .Concat(Rows(service, HsdsTables.ServiceAtLocations).SelectMany(place => Rows(place, "phones")))
        .Select(phone => HsdsText.Of(phone, Number)?.Trim('"', ' ') is { Length: > 0 } number
            ? HsdsText.Of(phone, "extension") is { } extension ? $"{number} ext. {extension}" : number
            : null)
        .OfType<string>().FirstOrDefault(number => number.Length <= GroupDetails.PhoneLength);

    private string? Url(JsonObject? organization)
    {
        var url = HsdsText.Of(service, "url") ?? (organization is null ? null : HsdsText.Of(organization, "website"));
        if (url is null || WebAddress.IsWeb(url)) return url;
        findings.Add(new(IssueKind.NotUsed, "wrong-url", "url", url));
        return null;
    }

    private IReadOnlyList<string> Languages()
    {
        var tags = new List<string>();
        foreach (var language in Rows(service, "languages"))
        {
            var code = HsdsText.Of(language, "code");
            if (LanguageTags.IsTag(code)) tags.Add(code!);
            else findings.Add(new(IssueKind.NotUsed, "wrong-language", "languages.code", code));
        }
        if (tags.Count == 0 && terms.Language is { } silent) tags.Add(silent);
        return [.. tags.Distinct().Take(ResourceDetails.MostLanguages)];
    }

    private string? Costs() => Joined(Rows(service, "cost_options").Select(cost => string.Join(
        ' ',
        new[] { "option", "amount", "currency", "amount_description" }
            .Select(column => HsdsText.Of(cost, column)).OfType<string>())));

    private string? Hours() => Joined(Rows(service, "schedules").Select(schedule =>
        HsdsText.Of(schedule, "description") ?? string.Join(
            ' ',
            new[] { "byday", "opens_at", "closes_at" }
                .Select(column => HsdsText.Of(schedule, column)).OfType<string>())));

    private string? Joined(IEnumerable<string> lines) => PlainText.Clean(
        string.Join('\n', lines.Where(line => line.Length > 0).Distinct()), ResourceDetails.TextLength, _ => { });

    private IReadOnlyList<GroupVenue> Places()
    {
        var places = new List<GroupVenue>();
        foreach (var at in Rows(service, HsdsTables.ServiceAtLocations))
        {
            if (at["location"] is not JsonObject location) continue;
            if (HsdsText.Of(location, "location_type") is "virtual") continue;
            if (new ReadLocation(location, findings).Read() is { } place) places.Add(place);
        }
        if (places.Count > ResourceDetails.MostPlaces)
            findings.Add(new(IssueKind.NotUsed, "too-many", HsdsTables.ServiceAtLocations));
        return [.. places.Distinct().Take(ResourceDetails.MostPlaces)];
    }

    private string? Clean(JsonObject row, string column, int length) => PlainText.Clean(
        HsdsText.Of(row, column), length, code => findings.Add(new(IssueKind.Changed, code, column)));

    private static IEnumerable<JsonObject> Rows(JsonObject row, string table) =>
        row[table] is JsonArray rows ? rows.OfType<JsonObject>() : [];
}
