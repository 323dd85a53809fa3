using CareBridge.Contracts.Consent;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>What others may see of the reader: as a table, and consent by consent.</summary>
internal static class ShowConsents
{
    public const string Path = "/me/consents";

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Path, ShowAsync).RequireRole(Role.Participant);

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api)
    {
        var consents = await api.AllAsync<ConsentAnswer>(
            $"{ParticipantApi.Consents}?{ParticipantApi.Language(visit)}");
        var names = await api.NamesAsync(visit, consents.SelectMany(one => one.Organizations));
        return visit.Show<ConsentsPage>(new ConsentsPage.Shown(
            [.. consents.Where(one => one.Status == ConsentStatus.Requested)],
            [.. consents.Where(one => one.Status == ConsentStatus.Granted)],
            [.. consents.Where(one => one.Status is not (ConsentStatus.Requested or ConsentStatus.Granted))],
            SharingTable.Of(consents.Where(one => one.Status == ConsentStatus.Granted), names, visit.Now),
            names));
    }
}

/// <summary>Who may see what, by the consents in force: a row for each category, a column for each recipient.</summary>
/// <param name="Recipients">Organizations and persons, by name.</param>
/// <param name="Rows">For each category, which of the recipients may see it.</param>
public sealed record SharingTable(IReadOnlyList<string> Recipients, IReadOnlyList<SharingRow> Rows)
{
    public static SharingTable Of(IEnumerable<ConsentAnswer> granted, Names names, DateTimeOffset now)
    {
        var seen = granted.Where(one => !(one.StartsAt > now) && !(one.ExpiresAt <= now))
            .SelectMany(one => RecipientsOf(one, names).SelectMany(recipient =>
                one.Categories.Select(category => (Recipient: recipient, Category: category.Code))))
            .ToHashSet();
        List<string> recipients = [.. seen.Select(one => one.Recipient).Distinct().Order(StringComparer.Ordinal)];
        return new SharingTable(
            recipients,
            [.. seen.Select(one => one.Category).Distinct().Order().Select(category => new SharingRow(
                category, [.. recipients.Select(recipient => seen.Contains((recipient, category)))]))]);
    }

    /// <summary>A consent that names persons is for these alone.</summary>
    public static IEnumerable<string> RecipientsOf(ConsentAnswer consent, Names names) =>
        consent.RecipientPersons.Count > 0
            ? consent.RecipientPersons.Select(person => person.Name)
            : consent.RecipientOrganizationIds.Select(id => names.Of(id));
}

public sealed record SharingRow(DisclosureCategory Category, IReadOnlyList<bool> MaySee);
