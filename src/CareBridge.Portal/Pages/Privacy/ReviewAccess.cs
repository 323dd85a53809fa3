using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Privacy;

/// <summary>What was opened or shown in an emergency without consent (42 CFR 2.51), to be reviewed.</summary>
internal static class ReviewAccess
{
    public const string Path = "/privacy/break-glass";

    public const string Review = "review";
    public const string Tell = "tell";

    /// <summary>As Consent calls them.</summary>
    public static readonly IReadOnlyList<string> Outcomes = ["justified", "misuse"];

    private const string OnePath = Path + "/{accessId:guid}";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ListAsync).RequireRole(Role.PrivacyOfficer);
        pages.MapGet(OnePath, (Guid accessId, Visit visit, ServiceApi api) =>
            ShowAsync(accessId, visit, api, Attempt.None)).RequireRole(Role.PrivacyOfficer);
        pages.MapPost(OnePath, ReviewAsync).RequireRole(Role.PrivacyOfficer);
    }

    public static string PathOf(Guid id) => $"{Path}/{id}";

    public static string AddressOf(string? review, string? after = null)
    {
        var query = new QueryBuilder();
        if (review is not null) query.Add("review", review);
        if (after is not null) query.Add("after", after);
        return Path + query;
    }

    private static async Task<IResult> ListAsync(
        Visit visit, ServiceApi api, string? review = null, string? after = null)
    {
        var query = new QueryBuilder { { "limit", "25" } };
        var wanted = review is "pending" || Outcomes.Contains(review) ? review : null;
        if (wanted is not null) query.Add("review", wanted);
        if (after is not null) query.Add("after", after);
        var page = await api.ReadAsync<PageAnswer<AccessAnswer>>(PrivacyApi.BreakGlass + query);
        return visit.Show<AccessesPage>(new AccessesPage.Shown(wanted, page, await api.PlacesAsync()));
    }

    private static async Task<IResult> ReviewAsync(
        Guid accessId, HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var words = PrivacyWords.In(visit.Language);
        var faults = Outcomes.Contains($"{form["outcome"]}")
            ? await TakeAsync(accessId, form, words, api)
            : FormFaults.At("outcome", words.ChooseOne);
        return faults.Any
            ? await ShowAsync(accessId, visit, api, new Attempt(Review, $"{form["text"]}", faults)
            {
                Choices = [$"{form["outcome"]}", .. Tells(form) ? [Tell] : Array.Empty<string>()],
            })
            : Results.LocalRedirect(PathOf(accessId));
    }

    private static bool Tells(IFormCollection form) => form[Tell] == "true";

    private static async Task<FormFaults> TakeAsync(
        Guid id, IFormCollection form, PrivacyWords words, ServiceApi api)
    {
        try
        {
            return await api.ChangeAsync(HttpMethod.Post, $"{PrivacyApi.BreakGlass}/{id}/review", new
            {
                outcome = $"{form["outcome"]}",
                note = $"{form["text"]}",
                tellParticipant = Tells(form),
            });
        }
        catch (NotFoundException)
        {
            return FormFaults.At("note", words.NotYoursToReview);
        }
    }

    private static async Task<IResult> ShowAsync(Guid id, Visit visit, ServiceApi api, Attempt attempt)
    {
        var access = await api.ReadAsync<AccessAnswer>($"{PrivacyApi.BreakGlass}/{id}");
        var people = await api.OwnPeopleAsync([access.ParticipantId]);
        return visit.Show<AccessPage>(
            new AccessPage.Shown(
                access,
                people.GetValueOrDefault(access.ParticipantId)?.Name,
                access.Practitioner ?? await api.StaffNameAsync(access.OpenedBy),
                await api.PlacesAsync(),
                attempt),
            attempt.Status);
    }
}
