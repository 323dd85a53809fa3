using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Security;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using CareBridge.Testing;

namespace CareBridge.Tests.Referrals;

public sealed class SendingReferralsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task Without_consent_a_referral_waits_and_is_sent_when_consent_is_given()
    {
        var participant = await network.RegisterAsync();
        var id = await network.SubmitAsync(participant);

        Assert.Equal("awaiting-consent", await network.StatusAsync(id));
        await network.ClinicStaff().GetAsync(ReferralDesk.Route(id)).IsAsync(HttpStatusCode.NotFound);
        Assert.DoesNotContain(id, await ListedAsync(network.ClinicStaff()));

        await network.ConsentAsync(participant, network.Clinic, "referrals", "treatment");

        await Eventually.IsAsync("sent", () => network.StatusAsync(id));
        Assert.Contains(id, await ListedAsync(network.ClinicStaff()));
    }

    [Fact]
    public async Task A_consent_that_does_not_cover_referrals_sends_nothing()
    {
        var participant = await network.RegisterAsync();
        var other = await network.RegisterAsync();
        var (id, waiting) = (await network.SubmitAsync(participant), await network.SubmitAsync(other));

        await network.ConsentAsync(participant, network.Clinic, "engagement", "treatment");
        await network.ConsentAsync(participant, network.OtherClinic, "referrals", "treatment");
        await network.ConsentAsync(other, network.Clinic, "referrals", "treatment");

        await Eventually.IsAsync("sent", () => network.StatusAsync(waiting));
        Assert.Equal("awaiting-consent", await network.StatusAsync(id));
    }

    [Fact]
    public async Task Every_look_of_the_clinic_is_accounted_for_and_carries_the_notice()
    {
        var (id, participant, consent) = await network.SendAsync();
        Assert.Empty(await network.AccountingAsync(participant));

        var seen = await network.ClinicStaff().GetFromJsonAsync<JsonElement>(ReferralDesk.Route(id));
        Assert.Contains(id, await ListedAsync(network.ClinicStaff()));

        Assert.Equal(RedisclosureNotice.Text, seen.GetProperty("disclosure").GetProperty("notice").GetString());
        var lines = await network.AccountingAsync(participant);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Equal(consent, line.GetProperty("consentId").GetGuid()));
        await network.Staff(Role.ClinicStaff, network.OtherClinic).GetAsync(ReferralDesk.Route(id))
            .IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_revoked_consent_closes_the_clinics_eyes_at_once_and_takes_the_referral_back()
    {
        var (id, participant, consent) = await network.SendAsync();
        Assert.Contains(id, await ListedAsync(network.ClinicStaff()));

        await network.RevokeAsync(participant, consent);

        await network.ClinicStaff().GetAsync(ReferralDesk.Route(id)).IsAsync(HttpStatusCode.NotFound);
        Assert.DoesNotContain(id, await ListedAsync(network.ClinicStaff()));
        await Eventually.IsAsync("awaiting-consent", () => network.StatusAsync(id));
    }

    [Fact]
    public async Task What_a_clinic_has_accepted_stays_accepted_when_consent_ends_and_is_shown_no_more()
    {
        var (accepted, participant, consent) = await network.SendAsync();
        await network.AnswerAsync(accepted, ReferralStatus.Accepted);
        var sent = await network.SubmitAsync(participant);

        await network.RevokeAsync(participant, consent);

        await Eventually.IsAsync("awaiting-consent", () => network.StatusAsync(sent));
        Assert.Equal("accepted", await network.StatusAsync(accepted));
        await network.ClinicStaff().GetAsync(ReferralDesk.Route(accepted)).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task One_consent_of_two_may_end_and_the_referral_stays_sent()
    {
        var (id, participant, first) = await network.SendAsync();
        await network.ConsentAsync(participant, network.Clinic, "referrals", "treatment");
        var (other, stranger, only) = await network.SendAsync();

        await network.RevokeAsync(participant, first);
        await network.RevokeAsync(stranger, only);

        await Eventually.IsAsync("awaiting-consent", () => network.StatusAsync(other));
        Assert.Equal("sent", await network.StatusAsync(id));
    }

    [Fact]
    public async Task A_referral_sent_just_as_its_consent_ended_is_taken_back()
    {
        var participant = await network.RegisterAsync();
        var terms = new ReferralTerms(
            participant, network.Community, network.Clinic, "housing", ReferralPriority.Routine);
        var act = Make.Act(at: DateTimeOffset.UtcNow);
        var referral = Referral.Draft(Guid.CreateVersion7(), terms, act);
        referral.Send(act);
        await network.InStoreAsync<ReferralsDbContext, int>(store =>
        {
            store.Referrals.Add(referral);
            return store.SaveChangesAsync();
        });

        await Eventually.IsAsync("awaiting-consent", () => network.StatusAsync(referral.Id));
    }

    [Fact]
    public async Task A_submit_repeated_changes_nothing_and_what_was_answered_is_not_submitted_again()
    {
        var (id, _, _) = await network.SendAsync();

        (await network.ActAsync(id, "submit")).EnsureSuccessStatusCode();
        var version = (await network.AnswerAsync(id, ReferralStatus.Received)).Version;

        Assert.Equal(3, version);
        await network.ActAsync(id, "submit").IsProblemAsync(HttpStatusCode.Conflict, """
            {
              "title": "The request conflicts with the current state.",
              "status": 409,
              "detail": "Only a draft can be submitted; it is Received.",
              "code": "illegal-transition"
            }
            """);
        Assert.Equal("received", await network.StatusAsync(id));
    }

    [Fact]
    public async Task A_referral_is_cancelled_once_and_a_declined_one_never()
    {
        var id = await network.DraftAsync(await network.RegisterAsync());
        (await network.ActAsync(id, "cancel")).EnsureSuccessStatusCode();
        var again = await (await network.ActAsync(id, "cancel")).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(2, again.GetProperty("version").GetInt64());

        var (declined, _, _) = await network.SendAsync();
        await network.AnswerAsync(declined, ReferralStatus.Declined);
        await network.ActAsync(declined, "cancel").IsProblemAsync(HttpStatusCode.Conflict, """
            {
              "title": "The request conflicts with the current state.",
              "status": 409,
              "detail": "It cannot move from Declined to Cancelled.",
              "code": "illegal-transition"
            }
            """);
        Assert.Equal("declined", await network.StatusAsync(declined));
        await network.Stranger.PostAsync($"{ReferralDesk.Route(id)}/cancel", null).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_list_comes_in_pages_newest_first_and_shows_each_once()
    {
        var participant = await network.RegisterAsync();
        var drafted = new List<Guid>();
        for (var i = 0; i < 5; i++) drafted.Insert(0, await network.DraftAsync(participant));

        var (listed, after) = (new List<Guid>(), "");
        do
        {
            var page = await network.Specialist.GetFromJsonAsync<JsonElement>(
                $"/api/referrals/referrals?limit=2{after}");
            listed.AddRange(Ids(page));
            after = page.TryGetProperty("next", out var next) ? $"&after={next.GetString()}" : "";
        }
        while (after.Length > 0);

        Assert.Equal(drafted, listed.Where(drafted.Contains));
        Assert.Equal(listed.Count, listed.Distinct().Count());
        await network.Specialist.GetAsync("/api/referrals/referrals?limit=0&after=yesterday").IsProblemAsync(
            HttpStatusCode.UnprocessableEntity,
            """
            {
              "title": "Some fields are not valid.",
              "status": 422,
              "errors": { "limit": ["1 to 100."], "after": ["The next of the page before."] }
            }
            """);
    }

    private static async Task<IReadOnlyList<Guid>> ListedAsync(HttpClient client) =>
        Ids(await client.GetFromJsonAsync<JsonElement>("/api/referrals/referrals"));

    private static IReadOnlyList<Guid> Ids(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];
}
