using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>One consent, in full: the reader says yes to all or to less of it, says no, or takes a yes back.</summary>
internal static class AnswerConsent
{
    public const string Path = ShowConsents.Path + "/{consentId:guid}";

    public const string Grant = "grant";
    public const string Decline = "decline";
    public const string Revoke = "revoke";

    public static string ReferralClosed { get; } = EnumCode.Of(ExpiryEvent.ReferralClosed);

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Guid consentId, Visit visit, ServiceApi api) =>
            ShowAsync(consentId, visit, api, Tried.Nothing, revoked: null)).RequireRole(Role.Participant);
        pages.MapPost(Path, ActAsync).RequireRole(Role.Participant);
    }

    public static string PathOf(Guid id) => $"{ShowConsents.Path}/{id}";

    private static async Task<IResult> ActAsync(
        Guid consentId, HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var verb = Chosen.Of(form).Verb;
        if (verb is not (Grant or Decline or Revoke)) throw new NotFoundException("action");
        var (faults, done) = await api.ChangeAsync<ConsentAnswer>(
            HttpMethod.Post,
            $"{ParticipantApi.Consent(consentId)}/{verb}",
            verb == Grant ? Content(form, visit) : new { });
        if (faults.Any) return await ShowAsync(consentId, visit, api, Tried.Of(form, faults), revoked: null);
        // Who had received something is said once, by the answer to the revocation itself.
        return verb == Revoke
            ? await ShowAsync(consentId, visit, api, Tried.Nothing, done)
            : Results.LocalRedirect(PathOf(consentId));
    }

    private static object Content(IFormCollection form, Visit visit) => new
    {
        // A list that was not on the form leaves what was asked as it is.
        categories = form.Ticked<DisclosureCategory>("categories"),
        recipientOrganizationIds = form["has"].Contains("organizations")
            ? form.TickedIds("recipientOrganizationIds") : null,
        recipientPersonIds = form["has"].Contains("persons") ? form.TickedIds("recipientPersonIds") : null,
        purposes = form.Ticked<PurposeOfUse>("purposes"),
        expiresAt = form.Day("expiresAt") is { } day
            ? new LocalClock(visit.TimeZone).At(day.AddDays(1), TimeOnly.MinValue)
            : (DateTimeOffset?)null,
        expiryEvent = form["expiryEvent"] == ReferralClosed ? ReferralClosed : null,
        language = $"{form["language"]}" is "es" ? "es" : "en",
        formVersion = form.Text("formVersion"),
        signature = new { name = form.Text("name") },
        statements = new
        {
            rightToRevoke = form["rightToRevoke"] == "yes",
            redisclosure = form["redisclosure"] == "yes",
            refusal = form["refusal"] == "yes",
        },
    };

    private static async Task<IResult> ShowAsync(
        Guid id, Visit visit, ServiceApi api, Tried tried, ConsentAnswer? revoked)
    {
        var consent = await api.ReadAsync<ConsentAnswer>(
            $"{ParticipantApi.Consent(id)}?{ParticipantApi.Language(visit)}");
        var names = await api.NamesAsync(visit, consent.Organizations);
        return visit.Show<ConsentPage>(
            new ConsentPage.Shown(consent, names, revoked?.AlreadyDisclosed, tried), tried.Status);
    }
}
