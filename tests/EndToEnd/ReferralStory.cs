using System.Diagnostics;
using System.Text.Json.Nodes;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.EndToEnd;

/// <summary>
/// The main job: a referral travels from a peer specialist to a clinic, stops for consent, continues the moment consent
/// is granted and comes back answered; aftercare follows it; a revocation silences everything at once.
/// </summary>
public sealed class ReferralStory(Network network)
{
    /// <summary>
    /// After a broker's crash a quorum queue may take a minute to recover, and a consumer another to return.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>From the participant's grant being acknowledged to the clinic's client reading the referral.</summary>
    public TimeSpan GrantToRead { get; private set; }

    public async Task PlayAsync()
    {
        var participant = await network.WelcomeAsync();
        using var signedIn = participant.Person;
        var shownBefore = network.Clinic.Shown.Count;
        var lostBefore = network.Clinic.Lost;

        var referral = await ReferAsync(participant);
        await ClinicSeesNothingAsync(participant, referral);
        var consent = await GrantAsync(participant);
        var task = await ClinicReadsAsync(referral);
        await ClinicAcceptsAsync(participant, referral, task);
        await CheckInThreeTimesAsync(participant);
        await ClinicReadsSummaryAsync(participant);
        await participant.Person.PostAsync($"api/consent/consents/{consent}/revoke");
        await ClinicSeesNothingAsync(participant, referral);
        await ClinicIsToldToStopAsync(consent);

        await AccountingListsAsync(
            participant, [.. network.Clinic.Shown.Skip(shownBefore)], network.Clinic.Lost - lostBefore);
    }

    /// <summary>The story up to where the clinic may see aftercare: referred and consented to.</summary>
    public static async Task<(Participant Participant, Guid Referral)> ConnectAsync(Network network)
    {
        var participant = await network.WelcomeAsync();
        var story = new ReferralStory(network);
        var referral = await story.ReferAsync(participant);
        await GrantAsync(participant);
        await story.ClinicReadsAsync(referral);
        return (participant, referral);
    }

    private async Task<Guid> ReferAsync(Participant participant)
    {
        var id = Guid.CreateVersion7();
        await network.Specialist.PutAsync($"api/referrals/referrals/{id}", new
        {
            participantId = participant.Id,
            receivingOrganizationId = network.ClinicOrganization,
            serviceCode = "outpatient-treatment",
            priority = "routine",
        });
        var submitted = await network.Specialist.PostAsync($"api/referrals/referrals/{id}/submit");
        Assert.Equal("awaiting-consent", (string?)submitted["status"]);
        return id;
    }

    /// <summary>The very next reads and searches of anything about the participant come back empty.</summary>
    private async Task ClinicSeesNothingAsync(Participant participant, Guid referral)
    {
        Assert.Null(await network.Clinic.ReadAsync("Task", referral));
        Assert.Null(await network.Clinic.ReadAsync("ServiceRequest", referral));
        Assert.Null(await network.Clinic.ReadAsync("Patient", participant.Id));
        foreach (var type in new[] { "ServiceRequest", "Task", "Observation", "Goal", "Consent" })
            Assert.Empty(await network.Clinic.SearchAsync(type, OfPatient(participant)));
        Assert.Empty(
            await network.Clinic.SearchAsync("Patient", new JsonObject { ["identifier"] = participant.Number }));
        Assert.Null(await network.Clinic.SummarizeAsync(participant.Id));
    }

    /// <summary>It knows the consent's id from what it was sent under it.</summary>
    private async Task ClinicIsToldToStopAsync(Guid consent)
    {
        var notice = await Eventually.BecomesAsync(
            () => network.Clinic.TryReadAsync("Consent", consent), answer => (int)answer["status"]! == 200, Patience);

        Assert.Equal("inactive", (string?)notice["body"]!["status"]);
        Assert.Null(notice["body"]!["patient"]);
    }

    private static async Task<Guid> GrantAsync(Participant participant)
    {
        var asked = await Eventually.BecomesAsync(
            async () => (await participant.Person.GetAsync("api/consent/consents"))["items"]!.AsArray(),
            consents => consents.Count == 1,
            Patience);
        var id = (Guid)asked[0]!["id"]!;
        var granted = await participant.Person.PostAsync($"api/consent/consents/{id}/grant", new
        {
            expiresAt = TimeProvider.System.GetUtcNow().AddYears(1),
            signature = new { name = "Jo Rivers" },
            statements = new { rightToRevoke = true, redisclosure = true, refusal = true },
        });
        Assert.Equal("granted", (string?)granted["status"]);
        return id;
    }

    private async Task<JsonNode> ClinicReadsAsync(Guid referral)
    {
        var waiting = Stopwatch.StartNew();
        var task = await Eventually.BecomesAsync(
            () => network.Clinic.ReadAsync("Task", referral), read => read is not null, Patience);
        GrantToRead = waiting.Elapsed;
        return task!;
    }

    private async Task ClinicAcceptsAsync(Participant participant, Guid referral, JsonNode task)
    {
        Assert.Equal("requested", (string?)task["status"]);
        var patient = Assert.Single(
            await network.Clinic.SearchAsync("Patient", new JsonObject { ["identifier"] = participant.Number }));
        Assert.Equal(participant.Id, (Guid)patient["id"]!);
        Assert.Single(await network.Clinic.SearchAsync("ServiceRequest", OfPatient(participant)));

        var accepted = await network.Clinic.AnswerAsync(task, "accepted");

        Assert.Equal("accepted", (string?)accepted["status"]);
        var seen = await network.Specialist.GetAsync($"api/referrals/referrals/{referral}");
        Assert.Equal("accepted", (string?)seen["status"]);
    }

    private async Task CheckInThreeTimesAsync(Participant participant)
    {
        for (var day = 3; day >= 1; day--)
        {
            await network.Specialist.PutAsync($"api/aftercare/check-ins/{Guid.CreateVersion7()}", new
            {
                participantId = participant.Id,
                heldAt = TimeProvider.System.GetUtcNow().AddDays(-day),
                engagement = "engaged",
                craving = day,
                mood = 10 - day,
            });
        }
        // How they score, and how closely they stay in touch.
        await Eventually.IsAsync(
            2 * 3,
            async () => (await network.Clinic.SearchAsync("Observation", OfPatient(participant))).Count,
            Patience);
    }

    private async Task ClinicReadsSummaryAsync(Participant participant)
    {
        var summary = await network.Clinic.SummarizeAsync(participant.Id);

        Assert.Equal("document", (string?)summary!["type"]);
        var observations = summary["entry"]!.AsArray().Select(entry => entry!["resource"]!)
            .Where(resource => (string?)resource["resourceType"] == "Observation");
        Assert.Equal(2 * 3, observations.Count());
    }

    /// <summary>
    /// Exactly what the clinic was shown, answer by answer. Where a process died, an answer may have been accounted for
    /// and lost on its way; no more of those than answers that went missing, and nothing shown may lack its record.
    /// </summary>
    private static async Task AccountingListsAsync(Participant participant, List<string> shown, int lost)
    {
        var accounted = (await AccountingAsync(participant))
            .GroupBy(line => (string)line!["disclosureId"]!)
            .Select(lines => string.Join(" ", lines.SelectMany(line => line!["items"]!.AsArray()).Select(Name).Order()))
            .ToList();
        foreach (var answer in shown)
            Assert.True(accounted.Remove(answer), $"Shown and not accounted for: {answer}");
        Assert.True(accounted.Count <= lost, $"Accounted for and never shown: {string.Join(", ", accounted)}");

        static string Name(JsonNode? item) =>
            $"{item!["resourceType"]}/{item["resourceId"]}@{item["resourceVersion"]}";
    }

    public static async Task<List<JsonNode?>> AccountingAsync(Participant participant)
    {
        var lines = new List<JsonNode?>();
        for (var query = ""; ;)
        {
            var page = await participant.Person.GetAsync($"api/consent/disclosures{query}");
            lines.AddRange(page["items"]!.AsArray());
            if ((string?)page["next"] is not { } next) return lines;
            query = $"?after={next}";
        }
    }

    private static JsonObject OfPatient(Participant participant) => new() { ["patient"] = participant.Id.ToString() };
}
