using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Referrals;

/// <summary>Both sides work on a referral by hand until it has an outcome, and the participant sees it.</summary>
public sealed class ClosingTheLoopTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task A_question_an_answer_a_start_and_an_outcome()
    {
        var (id, _, _) = await network.SendAsync();
        var (clinic, specialist) = (network.ClinicStaff(), network.Specialist);

        await clinic.TryAsync(id, "ask").IsAsync(HttpStatusCode.UnprocessableEntity);
        var asked = await clinic.DoAsync(id, "ask", new { reason = "Is there insurance?" });
        await specialist.TryAsync(id, "inform", new { answer = "Yes", version = 1 })
            .IsAsync(HttpStatusCode.PreconditionFailed);
        var informed = await specialist.DoAsync(id, "inform", new { answer = "Medicaid" });
        var again = await specialist.DoAsync(id, "inform", new { answer = "Medicaid" });
        await specialist.TryAsync(id, "inform", new { answer = "None" }).IsAsync(HttpStatusCode.Conflict);
        await clinic.DoAsync(id, "accept");
        await clinic.DoAsync(id, "begin");
        await clinic.TryAsync(id, "complete").IsAsync(HttpStatusCode.UnprocessableEntity);
        var done = await clinic.DoAsync(id, "complete", new { outcomeCode = "service-provided" });

        Assert.Equal(("needs-info", "received"), (asked.Status(), informed.Status()));
        Assert.Equal(informed.GetProperty("version").GetInt64(), again.GetProperty("version").GetInt64());
        var question = done.GetProperty("questions")[0];
        Assert.Equal("Is there insurance?", question.GetProperty("question").GetString());
        Assert.Equal("Medicaid", question.GetProperty("answer").GetString());
        Assert.Equal("completed", await network.StatusAsync(id));
    }

    [Fact]
    public async Task Everybody_sees_who_did_what_and_the_receiver_from_when_it_was_sent()
    {
        var participant = await network.RegisterAsync();
        var id = await network.SubmitAsync(participant);
        await network.ConsentAsync(participant, network.Clinic, "referrals", "treatment");
        await Testing.Eventually.IsAsync("sent", () => network.StatusAsync(id));
        await network.ClinicStaff().DoAsync(id, "accept");
        var version = (await network.Specialist.SeeAsync(id)).GetProperty("version").GetInt64();

        string[] seen = ["system sent", "receiving accepted"];
        string[] whole = ["referring drafted", "referring held", .. seen];
        Assert.Equal(whole, await network.Specialist.HistoryAsync(id));
        Assert.Equal(whole, await network.Participant(participant).HistoryAsync(id));
        Assert.Equal(seen, await network.ClinicStaff().HistoryAsync(id));
        Assert.Equal(whole.Length, version);
    }

    [Fact]
    public async Task The_participant_sees_theirs_and_calls_it_off()
    {
        var (id, participant, _) = await network.AcceptedAsync();
        var draft = await network.DraftAsync(participant);
        var person = network.Participant(participant);

        var list = await person.GetFromJsonAsync<JsonElement>("/api/referrals/referrals?direction=incoming");
        Assert.Equal([id], list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
        await person.GetAsync(ReferralDesk.Route(draft)).IsAsync(HttpStatusCode.NotFound);
        await network.Participant(await network.RegisterAsync()).TryAsync(id, "cancel")
            .IsAsync(HttpStatusCode.NotFound);
        await person.TryAsync(id, "accept").IsAsync(HttpStatusCode.Forbidden);
        var cancelled = await person.DoAsync(id, "cancel");

        Assert.Equal("cancelled", cancelled.Status());
        Assert.Equal("participant cancelled", (await network.Specialist.HistoryAsync(id))[^1]);
        await network.ClinicStaff().TryAsync(id, "begin").IsAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Either_organization_calls_it_off()
    {
        var (byReceiver, _, _) = await network.AcceptedAsync();
        var (byReferrer, _, _) = await network.AcceptedAsync();

        var told = await network.ClinicStaff().DoAsync(byReceiver, "cancel", new { reason = "We close" });
        await network.Specialist.TryAsync(byReferrer, "cancel", new { version = 1 })
            .IsAsync(HttpStatusCode.PreconditionFailed);
        await network.Specialist.TryAsync(byReferrer, "cancel", new { reason = "No" })
            .IsAsync(HttpStatusCode.UnprocessableEntity);
        await network.Specialist.DoAsync(byReferrer, "cancel");

        Assert.Equal(("cancelled", "We close"), (told.Status(), told.GetProperty("statusReason").GetString()));
        Assert.Equal("receiving cancelled", (await network.Specialist.HistoryAsync(byReceiver))[^1]);
        Assert.Equal("cancelled", (await network.ClinicStaff().SeeAsync(byReferrer)).Status());
    }

    [Fact]
    public async Task Whoever_acts_first_at_the_receiver_answers_for_it_until_it_is_given_to_another()
    {
        var (first, second) = (await EmployAsync(network.Clinic), await EmployAsync(network.Clinic));
        var elsewhere = await EmployAsync(network.Community);
        var (id, _, _) = await network.SendAsync();
        var staff = network.Staff(Role.ClinicStaff, network.Clinic, first);

        var received = await staff.DoAsync(id, "receive");
        await staff.TryAsync(id, "assign", new { ownerId = elsewhere }).IsAsync(HttpStatusCode.UnprocessableEntity);
        var assigned = await staff.DoAsync(id, "assign", new { ownerId = second });
        await network.Specialist.DoAsync(id, "assign", new { ownerId = elsewhere });
        await network.Stranger.TryAsync(id, "assign", new { ownerId = elsewhere }).IsAsync(HttpStatusCode.NotFound);

        Assert.Equal(first, received.GetProperty("receivingOwnerId").GetGuid());
        Assert.Equal(second, assigned.GetProperty("receivingOwnerId").GetGuid());
        var seen = await network.Specialist.SeeAsync(id);
        Assert.Equal(elsewhere, seen.GetProperty("referringOwnerId").GetGuid());
        Assert.Equal(second, seen.GetProperty("receivingOwnerId").GetGuid());
    }

    private async Task<Guid> EmployAsync(Guid organization)
    {
        var id = Guid.CreateVersion7();
        (await network.Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{organization}/staff/{id}",
            new { givenName = "Sam", familyName = "Hill" })).EnsureSuccessStatusCode();
        return id;
    }
}
