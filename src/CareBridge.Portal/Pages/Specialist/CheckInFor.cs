using System.Globalization;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>A check-in that a specialist holds with somebody and writes down for them.</summary>
internal static class CheckInFor
{
    public const string Path = ShowPerson.Path + "/check-in";

    public static IReadOnlyList<string> Scores { get; } = ["craving", "mood", "sleep", "connection"];

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, async (Guid participantId, Visit visit, ServiceApi api, TimeProvider time) =>
            visit.Show<CheckInPage>(new CheckInPage.Shown(
                await api.ProfileAsync(participantId),
                CheckInForm.New(Guid.CreateVersion7(time.Now()), visit),
                FormFaults.None))).RequireRole(SpecialistPages.Roles);
        pages.MapPost(Path, SendAsync).RequireRole(SpecialistPages.Roles);
    }

    public static string PathOf(Guid participant) => ShowPerson.PathOf(participant) + "/check-in";

    private static async Task<IResult> SendAsync(
        Guid participantId, HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation)
    {
        var form = CheckInForm.Of(await http.Request.ReadFormAsync(cancellation));
        var words = SpecialistWords.In(visit.Language);
        if (!Guid.TryParse(form.Id, out var id)) return Results.LocalRedirect(PathOf(participantId));
        var faults = visit.Times.Read(form.HeldAt) is not { } heldAt
            ? FormFaults.At("heldAt", words.GiveTime)
            : form.IsHalf
                ? FormFaults.At("recoveryCapitalAnswers", words.AllTen)
                : await api.ChangeAsync(
                    HttpMethod.Put, $"{PeopleApi.CheckIns}/{id}", form.ToContent(participantId, heldAt));
        return faults.Any
            ? visit.Show<CheckInPage>(
                new CheckInPage.Shown(await api.ProfileAsync(participantId), form, faults), faults.Status)
            : Results.LocalRedirect(ShowPerson.PathOf(participantId));
    }
}

/// <summary>A check-in as its form writes it: in text, so that what cannot be read is not lost.</summary>
/// <param name="Sobriety"><c>yes</c>, <c>no</c>, or nothing where it was not asked.</param>
/// <param name="Capital">The ten answers of the BARC-10; all of them empty where it was not asked.</param>
public sealed record CheckInForm(
    string Id,
    string HeldAt,
    string Sobriety,
    IReadOnlyDictionary<string, string> Scores,
    string Engagement,
    IReadOnlyList<string> Capital,
    string Reflection)
{
    public const int Statements = 10;

    /// <summary>Some of the ten are answered, and others are not.</summary>
    public bool IsHalf => Capital.Any(one => one != "") && Capital.Any(one => one == "");

    internal static CheckInForm New(Guid id, Visit visit) => new(
        $"{id}",
        visit.Times.Field(visit.Now),
        "",
        CheckInFor.Scores.ToDictionary(name => name, _ => ""),
        "",
        [.. Enumerable.Repeat("", Statements)],
        "");

    internal static CheckInForm Of(IFormCollection form) => new(
        $"{form["id"]}",
        $"{form["heldAt"]}",
        $"{form["sobriety"]}",
        CheckInFor.Scores.ToDictionary(name => name, name => $"{form[name]}"),
        $"{form["engagement"]}",
        [.. Enumerable.Range(1, Statements).Select(number => $"{form[Statement(number)]}")],
        $"{form["reflection"]}".Trim());

    /// <param name="number">From 1.</param>
    internal static string Statement(int number) => $"barc{number.ToString(CultureInfo.InvariantCulture)}";

    internal object ToContent(Guid participantId, DateTimeOffset heldAt) => new
    {
        participantId,
        heldAt,
        sobrietyKept = Sobriety switch { "yes" => true, "no" => false, _ => (bool?)null },
        craving = PeopleApi.Number(Scores["craving"]),
        mood = PeopleApi.Number(Scores["mood"]),
        sleep = PeopleApi.Number(Scores["sleep"]),
        connection = PeopleApi.Number(Scores["connection"]),
        engagement = Engagement.Length == 0 ? null : Engagement,
        recoveryCapitalAnswers = Capital.All(one => one == "")
            ? null
            : Capital.Select(one => PeopleApi.Number(one) ?? 0).ToList(),
        reflection = Reflection.Length == 0 ? null : Reflection,
    };

    public override string ToString() => nameof(CheckInForm);
}
