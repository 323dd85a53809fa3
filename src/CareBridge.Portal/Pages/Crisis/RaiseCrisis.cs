using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Crisis;

/// <summary>
/// Raises a crisis: choose the person, answer the screener. The page's script sends it until it is stored; without
/// script it is a form, and sending it twice does no harm either.
/// </summary>
internal static class RaiseCrisis
{
    public const string Path = "/crisis/raise";

    private const string Yes = "yes";
    private const string No = "no";

    public static Role[] Roles { get; } =
        [Role.PeerSpecialist, Role.ClinicStaff, Role.Participant];

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ChooseAsync).RequireRole(Roles);
        pages.MapGet(Path + "/{participantId:guid}", AskAsync).RequireRole(Roles);
        pages.MapPost(Path + "/{participantId:guid}", SendAsync).RequireRole(Roles);
    }

    public static string PathOf(Guid participant) => $"{Path}/{participant}";

    public static string PathBefore(DateTimeOffset before) =>
        Path + new QueryBuilder { { "before", $"{before.UtcDateTime:O}" } };

    /// <param name="before">Where the page before has ended.</param>
    private static async Task<IResult> ChooseAsync(Visit visit, ServiceApi api, DateTimeOffset? before) =>
        visit.Is(Role.Participant)
            ? Results.LocalRedirect(PathOf(visit.Caller!.Id))
            : visit.Show<RaiseChoicePage>(await api.ReadAsync<PeopleAnswer>(CrisisApi.Participants(before)));

    private static async Task<IResult> AskAsync(Guid participantId, Visit visit, ServiceApi api, TimeProvider time) =>
        visit.Show<RaisePage>(new RaisePage.Asked(
            await PersonAsync(participantId, visit, api),
            Guid.CreateVersion7(time.Now()),
            new Dictionary<string, bool?>(),
            WhereaboutsForm.Empty,
            FormFaults.None));

    private static async Task<IResult> SendAsync(
        Guid participantId, HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        if (!Guid.TryParse(form["id"], out var id)) return Results.LocalRedirect(PathOf(participantId));
        var answers = RaiseQuestions.All.ToDictionary(question => question.Name, question => Answer(form, question));
        var (notAsked, where) = (form["notAsked"] == Yes, WhereaboutsForm.Of(form));
        var faults = !notAsked && RaiseQuestions.Unanswered(answers) is { } open
            ? FormFaults.At(open.Name, CrisisWords.In(visit.Language).AnswerThis)
            : await api.ChangeAsync(
                HttpMethod.Put,
                CrisisApi.Escalation(id),
                Content(participantId, notAsked ? null : answers, where));
        if (!faults.Any) return Results.LocalRedirect($"{AnswerCrisis.PathOf(id)}?raised");
        var person = await PersonAsync(participantId, visit, api);
        return visit.Show<RaisePage>(new RaisePage.Asked(person, id, answers, where, faults), faults.Status);
    }

    /// <exception cref="NotFoundException">Nobody whom their organization knows.</exception>
    private static async Task<PersonAnswer> PersonAsync(Guid id, Visit visit, ServiceApi api)
    {
        try
        {
            if ((await api.PeopleAsync(visit, [id])).TryGetValue(id, out var person)) return person;
        }
        catch (UnavailableException)
        {
            // A crisis is raised whether or not anybody can say at the moment who it is about.
            return new PersonAnswer(id, CrisisWords.In(visit.Language).NotListed, "");
        }
        return await api.ReadAsync<PersonAnswer>(CrisisApi.Participant(id));
    }

    /// <summary>What the screener does not get to is no.</summary>
    /// <param name="answers">Null when it could not be asked.</param>
    private static object Content(
        Guid participantId, IReadOnlyDictionary<string, bool?>? answers, WhereaboutsForm where) => new
        {
            participantId,
            notAsked = answers is null,
            screen = answers is null ? null : RaiseQuestions.All.ToDictionary(
                question => question.Name,
                question => RaiseQuestions.IsCalledFor(question, answers) && answers[question.Name] == true),
            location = where.Location,
            contact = where.Contact,
        };

    private static bool? Answer(IFormCollection form, RaiseQuestions.Question question) =>
        $"{form[question.Name]}" switch { Yes => true, No => false, _ => null };
}
