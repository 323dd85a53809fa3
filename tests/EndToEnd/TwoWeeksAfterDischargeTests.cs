using System.Net;
using System.Text.Json.Nodes;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.EndToEnd;

/// <summary>
/// A clinic discharges somebody with a plan; a peer community walks the first two weeks with them; a check-in is
/// missed, a partner and then a specialist is told, and they are in touch again. All along the clinic sees what consent
/// lets it see, of the warning nothing, and after a revocation or a denial nothing from one moment to the next.
/// </summary>
public sealed class TwoWeeksAfterDischargeTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task Discharged_with_a_plan_checked_in_missed_found_and_in_touch_again()
    {
        await using var deployment = await OneClock.StartAsync();
        await using var network = await Network.SignUpAsync(deployment);
        var participant = await network.WelcomeAsync();
        using var self = participant.Person;
        var (partnerId, partner) = await network.HireSpecialistAsync();
        using var atWork = partner;
        var story = new AftercareStory(deployment, network, participant);
        // Days end at midnight, and here each begins in the morning.
        var now = deployment.Clock.GetUtcNow();
        story.Clock.Advance(now.UtcDateTime.Date.AddDays(1).AddHours(9) - now.UtcDateTime);

        await DischargeAsync(story, network, participant);
        await AgreeAsync(network, participant, partnerId, partner);
        var scores = await LiveAWeekAsync(story, network, participant);
        await SilenceAsync(story, participant, scores);
        await LiveAnotherWeekAsync(story);
        await MissAsync(story, network, partner);
        await story.AccountingListsAsync();
    }

    private static async Task DischargeAsync(AftercareStory story, Network network, Participant participant)
    {
        var now = story.Clock.GetUtcNow();
        await story.WriteAsync(Clinical.Document(participant.Id, now, "Discharged today."));
        await story.WriteAsync(Clinical.Plan(participant.Id, now, "Go to the Tuesday group", "Call Sam"));
        var plans = $"api/aftercare/participants/{participant.Id}/plans";
        Assert.Equal(HttpStatusCode.NotFound, (await network.Specialist.TryGetAsync(plans)).StatusCode);

        await story.LetClinicTellAsync("aftercare-plan");
        var plan = (await network.Specialist.GetAsync(plans))["items"]!.AsArray().Single()!;
        Assert.Equal("Call Sam", (string?)plan["steps"]![1]!["description"]);

        await story.LetTellAsync("aftercare-plan");
        await network.Specialist.PostAsync($"api/aftercare/plans/{plan["id"]}/steps/1/start");
        await Eventually.IsAsync("in-progress", async () => (string?)(await story.SearchAsync("CarePlan?")).Single()
            ["activity"]![0]!["detail"]!["status"]);
    }

    private static async Task AgreeAsync(Network network, Participant participant, Guid partnerId, Person partner)
    {
        var about = $"api/aftercare/participants/{participant.Id}";
        await network.Specialist.PutAsync("api/aftercare/warning-rules", new
        {
            rules = new[] { new { signal = "check-ins-missed", threshold = 1 } },
            waits = new { partner = 60, specialist = 120, followUp = 600 },
        });
        await network.Specialist.PutAsync($"{about}/check-in-agreement", new
        {
            organizationId = network.Community,
            rhythm = "daily",
            timeZone = "UTC",
            questions = new[] { "sobriety", "craving", "mood" },
            recoveryCapitalEveryDays = 7,
        });
        var member = Guid.CreateVersion7();
        await participant.Person.PutAsync($"{about}/circle/members/{member}", new
        {
            organizationId = network.Community,
            kind = "staff",
            personId = partnerId,
            roleCode = "practical-help",
        });
        var proposed = await participant.Person.PutAsync($"{about}/circle/members/{member}/boundaries", new
        {
            organizationId = network.Community,
            hours = new { from = "00:00:00", to = "00:00:00", timeZone = "UTC" },
            mayBeTold = new[] { "contact" },
            knownAs = "Jo",
        });
        await partner.PostAsync($"api/aftercare/partnerships/{proposed["id"]}/agree");
    }

    /// <summary>Gives the consent to scores.</summary>
    private static async Task<Guid> LiveAWeekAsync(AftercareStory story, Network network, Participant participant)
    {
        Assert.Empty(await story.SearchAsync("Observation?"));
        var scores = await story.LetTellAsync("check-in-scores");
        for (var day = 0; day < 7; day++)
        {
            await story.CheckInAsync(craving: 6 - (day / 2), recoveryCapital: day is 0 or 6 ? 3 + (day / 6) : null);
            story.Clock.Advance(Day);
        }
        await network.Specialist.PutAsync($"api/aftercare/attendances/{Guid.CreateVersion7()}", new
        {
            participantId = participant.Id,
            kind = "group",
            format = "online",
            startedAt = story.Clock.GetUtcNow().AddHours(-30),
            minutes = 60,
        });
        await story.UntilSeenAsync(7, "Observation?code=check-in&");
        Assert.Equal(2, (await story.SearchAsync("QuestionnaireResponse?")).Count);
        Assert.Empty(await story.SearchAsync("Observation?code=engagement&"));
        Assert.Empty(await story.SearchAsync("Encounter?"));
        Assert.Equal("plan recovery-capital contacts", await story.SummaryAsync());

        await story.LetTellAsync("attendance");
        await story.LetTellAsync("engagement");
        await story.UntilSeenAsync(1, "Encounter?");
        var engagement = Assert.Single(await story.SearchAsync("Observation?code=engagement&"));
        Assert.Equal("engaged", (string?)engagement["valueCodeableConcept"]!["coding"]![0]!["code"]);
        Assert.Equal("plan engagement recovery-capital contacts", await story.SummaryAsync());
        return scores;
    }

    /// <summary>One consent revoked, and a denial over another that stands: each from one moment to the next.</summary>
    private static async Task SilenceAsync(AftercareStory story, Participant participant, Guid scores)
    {
        await participant.Person.PostAsync($"api/consent/consents/{scores}/revoke");
        Assert.Empty(await story.SearchAsync("Observation?code=check-in&"));
        Assert.Empty(await story.SearchAsync("QuestionnaireResponse?"));
        Assert.Equal("plan engagement contacts", await story.SummaryAsync());

        await participant.Person.PutAsync(
            $"api/consent/denials/{Guid.CreateVersion7()}", new { categories = new[] { "attendance" } });
        Assert.Empty(await story.SearchAsync("Encounter?"));
        Assert.Equal("plan engagement", await story.SummaryAsync());
    }

    private static async Task LiveAnotherWeekAsync(AftercareStory story)
    {
        for (var day = 0; day < 6; day++)
        {
            await story.CheckInAsync(craving: 2);
            story.Clock.Advance(Day);
        }
        Assert.Empty(await story.SearchAsync("Observation?code=check-in&"));
        Assert.Single(await story.SearchAsync("Observation?code=engagement&"));
        Assert.Equal("plan engagement", await story.SummaryAsync());
    }

    /// <summary>A day without a check-in, to its end.</summary>
    private static async Task MissAsync(AftercareStory story, Network network, Person partner)
    {
        Assert.Null(await story.WarningOf(network.Specialist));
        var seen = await story.SearchAsync("Observation?");
        story.Clock.Advance(TimeSpan.FromHours(16));
        await story.UntilWarningAsync(partner, "partner-told");
        Assert.Null(await story.WarningOf(network.Specialist));

        story.Clock.Advance(TimeSpan.FromMinutes(61));
        await story.UntilWarningAsync(network.Specialist, "specialist-told");
        var warning = await story.WarningOf(network.Specialist);
        Assert.Equal("check-ins-missed", (string?)warning!["causes"]!.AsArray().Single()!["signal"]);
        await network.Specialist.PostAsync($"api/aftercare/warnings/{warning["id"]}/acknowledge");
        // Of a warning nobody is told but who stands by them.
        Assert.Equal(seen.Select(Id), (await story.SearchAsync("Observation?")).Select(Id));

        await story.CheckInAsync(craving: 3);
        await story.UntilWarningAsync(network.Specialist, "ended");
        Assert.Equal("in-touch-again", (string?)(await story.WarningOf(network.Specialist))!["end"]);
        var engagement = Assert.Single(await story.SearchAsync("Observation?code=engagement&"));
        Assert.Equal("engaged", (string?)engagement["valueCodeableConcept"]!["coding"]![0]!["code"]);
        Assert.Empty(await story.SearchAsync("Observation?code=check-in&"));

        static string Id(JsonNode resource) => $"{resource["id"]}";
    }
}
