using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>What today is about: help, what waits for an answer, and what is next.</summary>
internal static class ShowToday
{
    public const string Path = "/me";

    /// <summary>The verb of the answer to an offer of crisis help.</summary>
    public const string Help = "help";

    /// <summary>Of referrals, the latest; older ones that are still open have a page of their own.</summary>
    private const int MostReferrals = 10;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Visit visit, ServiceApi api) => ShowAsync(visit, api, Tried.Nothing))
            .RequireRole(Role.Participant);
        pages.MapPost(Path, ActAsync).RequireRole(Role.Participant);
    }

    private static async Task<IResult> ActAsync(
        HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var chosen = Chosen.Of(form);
        if (chosen.Verb != Help) throw new NotFoundException("action");
        var faults = await api.ChangeAsync(
            HttpMethod.Post,
            $"{ParticipantApi.Aftercare}/warnings/{chosen.Id}/help",
            new { wanted = form["wanted"] == "yes" });
        return faults.Any ? await ShowAsync(visit, api, Tried.Of(form, faults)) : Results.LocalRedirect(Path);
    }

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api, Tried tried)
    {
        var parts = new Parts();
        var asked = parts.TryAsync(
            api.LatestAsync<ConsentAnswer>(
                $"{ParticipantApi.Consents}?status=requested&{ParticipantApi.Language(visit)}"),
            []);
        var checkIns = parts.TryAsync(TodaysAsync(visit, api), []);
        var plans = parts.TryAsync(api.LatestAsync<PlanAnswer>(ParticipantApi.Mine(visit, "plans")), []);
        var contacts = parts.TryAsync(ContactsAsync(api), []);
        var partnerships = parts.TryAsync(
            api.ListAsync<PartnershipAnswer>(ParticipantApi.Mine(visit, "partnerships")), []);
        var milestones = parts.TryAsync(
            api.LatestAsync<MilestoneAnswer>(ParticipantApi.Mine(visit, "milestones")), []);
        var warnings = parts.TryAsync(api.LatestAsync<WarningAnswer>(ParticipantApi.Mine(visit, "warnings")), []);
        var preferences = parts.TryAsync(
            api.FindAsync<PreferencesAnswer>(ParticipantApi.Preferences(visit)), null);
        var group = parts.TryAsync(api.ChosenGroupAsync(), null);
        await Task.WhenAll(asked, checkIns, plans, contacts, partnerships, milestones, warnings, preferences, group);
        var requests = (await asked).Where(one => one.Status == ConsentStatus.Requested && !one.AwaitsGuardian);
        return visit.Show<TodayPage>(
            new TodayPage.Shown(
                (await preferences)?.Preferences.PreferredName,
                (await warnings).FirstOrDefault(one => one.Help is not null),
                [.. requests],
                [.. (await contacts).Where(one => one.IsOpen)],
                [.. (await partnerships).Where(one => one.Status == PartnershipStatus.Proposed
                    && one.ParticipantAgreedAt is null)],
                await checkIns,
                NextStep(await plans),
                await group,
                (await milestones).FirstOrDefault(),
                parts.AreAll,
                tried),
            tried.Status);
    }

    private static async Task<IReadOnlyList<TodayAnswer>> TodaysAsync(Visit visit, ServiceApi api)
    {
        var agreements = await api.ListAsync<AgreementAnswer>(ParticipantApi.Mine(visit, "check-in-agreements"));
        var asked = await Task.WhenAll(agreements.Where(one => one.Status == AgreementStatus.Active).Select(one =>
            api.FindAsync<TodayAnswer>(CheckIn.TodayOf(visit, one.OrganizationId))));
        return [.. asked.OfType<TodayAnswer>()];
    }

    private static async Task<IEnumerable<ContactAnswer>> ContactsAsync(ServiceApi api)
    {
        var referrals = await api.LatestAsync<ReferralAnswer>(ParticipantApi.Referrals);
        var open = referrals.Where(one => one.Status is ReferralStatus.Accepted or ReferralStatus.Scheduled
            or ReferralStatus.NoShow).Take(MostReferrals);
        var contacts = await Task.WhenAll(open.Select(one =>
            api.FindAsync<ContactsAnswer>($"{ParticipantApi.Referral(one.Id)}/contacts")));
        return contacts.OfType<ContactsAnswer>().SelectMany(one => one.Items).OrderBy(one => one.StartsAt);
    }

    /// <summary>The first that the plan in force says is not done yet.</summary>
    private static PlanStepAnswer? NextStep(IReadOnlyList<PlanAnswer> plans) => plans
        .Where(plan => plan.Status == PlanStatus.Active)
        .SelectMany(plan => plan.Steps)
        .Where(step => step.IsOpen)
        .OrderBy(step => step.DueOn ?? DateOnly.MaxValue)
        .FirstOrDefault();

    /// <summary>What does not answer is left out, and that it is is said.</summary>
    private sealed class Parts
    {
        public bool AreAll { get; private set; } = true;

        public async Task<T> TryAsync<T>(Task<T> part, T without)
        {
            try
            {
                return await part;
            }
            catch (UnavailableException)
            {
                AreAll = false;
                return without;
            }
        }
    }
}
