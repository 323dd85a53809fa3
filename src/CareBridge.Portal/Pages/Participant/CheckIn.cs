using System.Globalization;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>The reader says how they are, and sees how they have been.</summary>
internal static class CheckIn
{
    public const string Path = "/me/check-ins";

    public const string Record = "record";
    public const string Share = "share";
    public const string KeepPrivate = "keep-private";

    /// <summary>As the API calls it; a yes or no where the others are numbers.</summary>
    public const string Sobriety = "sobriety";

    public const string Reflection = "reflection";

    private const string CheckIns = ParticipantApi.Aftercare + "/check-ins";

    /// <summary>Where nothing is agreed.</summary>
    private static readonly IReadOnlyList<string> AllQuestions =
        ["craving", "mood", "sleep", "connection", Reflection];

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Visit visit, ServiceApi api, TimeProvider time, string? after = null) =>
            ShowAsync(visit, api, time, Tried.Nothing, after)).RequireRole(Role.Participant);
        pages.MapPost(Path, ActAsync).RequireRole(Role.Participant);
    }

    public static string TodayOf(Visit visit, Guid organizationId) => ParticipantApi.Query(
        ParticipantApi.Mine(visit, "check-in-agreement/today"),
        ("organizationId", $"{organizationId}"),
        ("language", visit.Tag));

    private static async Task<IResult> ActAsync(
        HttpContext http, Visit visit, ServiceApi api, TimeProvider time, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var chosen = Chosen.Of(form);
        var faults = chosen.Verb switch
        {
            Record => await api.ChangeAsync(HttpMethod.Put, $"{CheckIns}/{form.RequireId()}", Content(form, visit)),
            Share or KeepPrivate => await api.ChangeAsync(
                HttpMethod.Post, $"{CheckIns}/{chosen.Id}/{chosen.Verb}"),
            _ => throw new NotFoundException("action"),
        };
        return faults.Any
            ? await ShowAsync(visit, api, time, Tried.Of(form, faults))
            : Results.LocalRedirect(Path);
    }

    private static object Content(IFormCollection form, Visit visit) => new
    {
        participantId = visit.Caller!.Id,
        organizationId = form.RequireId("organizationId"),
        heldAt = HeldAt(form),
        sobrietyKept = $"{form[Sobriety]}" switch { "yes" => true, "no" => false, _ => (bool?)null },
        craving = form.Number("craving"),
        mood = form.Number("mood"),
        sleep = form.Number("sleep"),
        connection = form.Number("connection"),
        reflection = form.Text(Reflection),
        sharesReflection = form["shares"] == "yes",
    };

    /// <summary>When the form was made, so that it is the same however often it is sent.</summary>
    /// <exception cref="NotFoundException">No form of ours has sent this.</exception>
    internal static DateTimeOffset HeldAt(IFormCollection form) =>
        DateTimeOffset.TryParse(form["heldAt"], CultureInfo.InvariantCulture, out var at)
            ? at
            : throw new NotFoundException("form");

    /// <param name="after">Where the page before has ended; null begins with the latest.</param>
    private static async Task<IResult> ShowAsync(
        Visit visit, ServiceApi api, TimeProvider time, Tried tried, string? after = null)
    {
        var reading = api.FindAsync<PageAnswer<CheckInAnswer>>(
            ParticipantApi.Query(ParticipantApi.Mine(visit, "check-ins"), ("after", after)));
        var agreements = (await api.ListAsync<AgreementAnswer>(ParticipantApi.Mine(visit, "check-in-agreements")))
            .Where(one => one.Status != AgreementStatus.Ended).ToList();
        var todays = (await Task.WhenAll(agreements.Select(one =>
            api.FindAsync<TodayAnswer>(TodayOf(visit, one.OrganizationId))))).OfType<TodayAnswer>().ToList();
        var serving = await api.ServingAsync(visit);
        return visit.Show<CheckInPage>(
            new CheckInPage.Shown(
                todays,
                agreements.FirstOrDefault(one => one.Sobriety is not null)?.Sobriety,
                todays.Count > 0 ? [.. todays.SelectMany(one => one.Questions).Distinct()] : AllQuestions,
                Holders(serving, agreements),
                (await reading)?.Items ?? [],
                (await reading)?.Next is { } next ? ParticipantApi.Query(Path, ("after", next)) : null,
                Guid.CreateVersion7(time.Now()),
                tried),
            tried.Status);
    }

    /// <summary>Those with whom check-ins are agreed; where there are none, any that serves the reader.</summary>
    private static List<ServingAnswer> Holders(
        IReadOnlyList<ServingAnswer> serving, IReadOnlyList<AgreementAnswer> agreements)
    {
        var agreed = serving.Where(one => agreements.Any(agreement => agreement.OrganizationId == one.Id)).ToList();
        return agreed.Count > 0 ? agreed : [.. serving];
    }
}
