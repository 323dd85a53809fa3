using System.Globalization;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>The reader's accounting of disclosures in plain words: day by day, and by recipient.</summary>
internal static class ShowSeen
{
    public const string Path = "/me/seen";

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Path, ShowAsync).RequireRole(Role.Participant);

    /// <param name="recipient">Only what this organization saw.</param>
    /// <param name="from">The first day, and <paramref name="until"/> the last; as a form's fields write them.</param>
    /// <param name="after">Where the page before has ended.</param>
    private static async Task<IResult> ShowAsync(
        Visit visit,
        ServiceApi api,
        [FromQuery] string? recipient = null,
        [FromQuery] string? from = null,
        [FromQuery] string? until = null,
        [FromQuery] string? after = null)
    {
        var asked = new SeenPage.Question(
            Guid.TryParse(recipient, out var id) ? id : null, DayOf(from), DayOf(until));
        var recipients = api.LatestAsync<RecipientAnswer>(
            ParticipantApi.Query(ParticipantApi.Recipients, ("language", visit.Tag)));
        var lines = api.FindAsync<PageAnswer<SeenAnswer>>(ParticipantApi.Query(
            ParticipantApi.Disclosures, [.. Terms(asked, visit), ("after", after)]));
        await Task.WhenAll(recipients, lines);
        return visit.Show<SeenPage>(new SeenPage.Shown(
            await recipients,
            (await lines)?.Items ?? [],
            asked,
            (await lines)?.Next is { } next ? ParticipantApi.Query(Path, [.. Own(asked), ("after", next)]) : null,
            File("csv"),
            File("html")));

        string File(string format) => ParticipantApi.Query(
            ParticipantApi.Disclosures, [.. Terms(asked, visit), ("format", format)]);
    }

    private static IEnumerable<(string Name, string? Value)> Terms(SeenPage.Question asked, Visit visit)
    {
        var clock = new LocalClock(visit.TimeZone);
        return
        [
            ("language", visit.Tag),
            ("recipientOrganizationId", asked.Recipient?.ToString()),
            ("since", asked.From is { } from ? Moment(clock.At(from, TimeOnly.MinValue)) : null),
            ("until", asked.Until is { } until ? Moment(clock.At(until.AddDays(1), TimeOnly.MinValue)) : null),
        ];
    }

    private static IEnumerable<(string Name, string? Value)> Own(SeenPage.Question asked) =>
    [
        ("recipient", asked.Recipient?.ToString()),
        ("from", asked.From is { } from ? ParticipantApi.Field(from) : null),
        ("until", asked.Until is { } until ? ParticipantApi.Field(until) : null),
    ];

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>What is no day asks for none; a year at the end of all would have none after it.</summary>
    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) && day.Year is > 1900 and < 2200 ? day : null;
}
