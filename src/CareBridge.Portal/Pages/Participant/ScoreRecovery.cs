using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>The BARC-10: ten answers, and how their sum goes.</summary>
internal static class ScoreRecovery
{
    public const string Path = "/me/recovery-capital";

    public const string Record = "record";
    public const int Least = 1;
    public const int Most = 6;

    private const int Statements = 10;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Visit visit, ServiceApi api, TimeProvider time) =>
            ShowAsync(visit, api, time, Tried.Nothing)).RequireRole(Role.Participant);
        pages.MapPost(Path, RecordAsync).RequireRole(Role.Participant);
    }

    public static string FieldOf(int index) => $"answer{index}";

    private static async Task<IResult> RecordAsync(
        HttpContext http, Visit visit, ServiceApi api, TimeProvider time, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var answers = Enumerable.Range(0, Statements).Select(index => form.Number(FieldOf(index))).ToList();
        var faults = Missing(answers, visit) ?? await api.ChangeAsync(
            HttpMethod.Put,
            $"{ParticipantApi.Aftercare}/check-ins/{form.RequireId()}",
            new
            {
                participantId = visit.Caller!.Id,
                organizationId = form.RequireId("organizationId"),
                heldAt = CheckIn.HeldAt(form),
                recoveryCapitalAnswers = answers,
            });
        return faults.Any
            ? await ShowAsync(visit, api, time, Tried.Of(form, faults))
            : Results.LocalRedirect(Path);
    }

    /// <summary>Pointed out at the first that was left out.</summary>
    private static FormFaults? Missing(List<int?> answers, Visit visit)
    {
        var missing = answers.FindIndex(answer => answer is not (>= Least and <= Most));
        return missing < 0 ? null : FormFaults.At(FieldOf(missing), new CheckInWords(visit.Language).AnswerAll);
    }

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api, TimeProvider time, Tried tried)
    {
        var agreements = await api.ListAsync<AgreementAnswer>(ParticipantApi.Mine(visit, "check-in-agreements"));
        var serving = await api.ServingAsync(visit);
        var scores = await Task.WhenAll(serving.Select(one => api.FindAsync<RecoveryCapitalAnswer>(
            ParticipantApi.Query(
                ParticipantApi.Mine(visit, "recovery-capital"),
                ("organizationId", $"{one.Id}"),
                ("language", visit.Tag)))));
        var agreed = agreements.Where(one => one.Status == AgreementStatus.Active
            && one.RecoveryCapitalEveryDays is not null).Select(one => one.OrganizationId).ToList();
        var holders = serving.Where(one => agreed.Contains(one.Id)).ToList();
        return visit.Show<ScorePage>(
            new ScorePage.Shown(
                [.. scores.OfType<RecoveryCapitalAnswer>()],
                holders.Count > 0 ? holders : serving,
                Guid.CreateVersion7(time.Now()),
                tried),
            tried.Status);
    }
}
