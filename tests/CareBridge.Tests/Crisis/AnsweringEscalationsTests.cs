using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Testing;

namespace CareBridge.Tests.Crisis;

public sealed class AnsweringEscalationsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task The_board_shows_the_gravest_first_and_then_who_waits_longest()
    {
        var low = await RaisedAsync();
        var high = await RaisedAsync(intent: true);
        var moderate = await RaisedAsync(method: true);
        var laterHigh = await RaisedAsync(intent: true);
        List<Guid> ours = [high, laterHigh, moderate, low];

        var board = await network.Responder().BoardAsync();

        Assert.Equal(ours, board.Select(entry => entry.Id()).Where(ours.Contains));
    }

    [Fact]
    public async Task Without_consent_a_responder_is_shown_the_participant_as_in_an_emergency_and_once_on_record()
    {
        var participant = await network.RegisterAsync();
        var id = await RaisedAsync(participant, intent: true);
        var responder = Guid.CreateVersion7();

        for (var poll = 0; poll < 3; poll++)
        {
            var entry = (await network.Responder(responder).BoardAsync()).Single(e => e.Id() == id);
            Assert.Equal(participant, entry.GetProperty("participantId").GetGuid());
            Assert.False(entry.TryGetProperty("disclosure", out _));
        }

        var line = Assert.Single(await network.AccountingAsync(participant));
        Assert.Equal(network.CrisisTeam, line.GetProperty("recipientOrganizationId").GetGuid());
        Assert.Equal(responder, line.GetProperty("recipientId").GetGuid());
        Assert.Equal("suicide-risk-high", line.GetProperty("emergency").GetProperty("natureCode").GetString());
        var raisedBy = (await network.SeenAsync(id)).GetProperty("raisedBy").GetGuid();
        Assert.Equal(raisedBy, line.GetProperty("emergency").GetProperty("disclosedBy").GetGuid());
    }

    [Fact]
    public async Task With_consent_no_emergency_is_declared_and_the_notice_goes_along()
    {
        var participant = await network.RegisterAsync();
        var consent = await network.ConsentAsync(
            participant, network.CrisisTeam, "crisis-events", "emergency-treatment");
        var id = await RaisedAsync(participant, method: true);

        var entry = await network.Responder().GetFromJsonAsync<JsonElement>(CrisisDesk.Route(id));

        Assert.Equal(participant, entry.GetProperty("participantId").GetGuid());
        Assert.Equal(RedisclosureNotice.Text, entry.GetProperty("disclosure").GetProperty("notice").GetString());
        var line = Assert.Single(await network.AccountingAsync(participant));
        Assert.Equal(consent, line.GetProperty("consentId").GetGuid());
        Assert.False(line.TryGetProperty("emergency", out _));
    }

    [Fact]
    public async Task An_entry_says_what_it_takes_to_answer_and_no_more()
    {
        var id = await RaisedAsync(intent: true);

        var entry = await network.Responder().GetFromJsonAsync<JsonElement>(CrisisDesk.Route(id));

        Assert.Equal(
            [
                "id", "version", "isDrill", "severity", "status", "raisingOrganization", "raisedAs", "isScreened",
                "raisedAt", "notifiedAt", "owner", "participantId", "whereabouts", "answerBy",
            ],
            entry.EnumerateObject().Select(property => property.Name));
        var raiser = entry.GetProperty("raisingOrganization");
        Assert.Equal(network.Community, raiser.GetProperty("id").GetGuid());
        Assert.Equal("555-0101", raiser.GetProperty("phone").GetString());
    }

    [Fact]
    public async Task The_first_responder_takes_it_and_the_second_is_told_so()
    {
        var id = await RaisedAsync(intent: true);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        await AcknowledgeAsync(id, first).IsAsync(HttpStatusCode.OK);
        await AcknowledgeAsync(id, first).IsAsync(HttpStatusCode.OK);
        await AcknowledgeAsync(id, second).IsProblemAsync(HttpStatusCode.Conflict, """
            {
              "title": "The request conflicts with the current state.",
              "status": 409,
              "detail": "Another responder has acknowledged it.",
              "code": "already-acknowledged"
            }
            """);

        var seen = await network.SeenAsync(id);
        Assert.Equal("acknowledged", seen.GetProperty("status").GetString());
        Assert.Equal(first, seen.GetProperty("acknowledgedBy").GetGuid());
        Assert.Contains(id, (await network.Responder(first).BoardAsync()).Select(entry => entry.Id()));
        var seenBySecond = (await network.Responder(second).BoardAsync()).Single(entry => entry.Id() == id);
        Assert.Equal(first, seenBySecond.GetProperty("owner").GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Of_many_who_acknowledge_at_once_one_takes_it_and_the_others_are_told_so()
    {
        var id = await network.RaiseAsync(await network.RegisterAsync(), intent: true);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => AcknowledgeAsync(id, Guid.CreateVersion7())));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
        {
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal("already-acknowledged", problem.GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task Another_team_cannot_acknowledge()
    {
        var id = await RaisedAsync();

        await network.Staff(CareBridge.Platform.Security.Role.CrisisResponder, Guid.CreateVersion7())
            .PostAsync($"{CrisisDesk.Route(id)}/acknowledge", null)
            .IsProblemAsync(HttpStatusCode.NotFound, """
                {
                  "title": "Not found.",
                  "status": 404,
                  "detail": "There is no such escalation.",
                  "what": "escalation"
                }
                """);

        Assert.Equal("notified", await network.StatusAsync(id));
    }

    [Fact]
    public async Task While_Consent_is_silent_a_responder_sees_that_somebody_waits_and_whom_to_call_and_can_answer()
    {
        var participant = await network.RegisterAsync();
        network.ConsentIsDown = true;
        try
        {
            var id = await RaisedAsync(participant, intent: true);
            var responder = Guid.CreateVersion7();

            var entry = (await network.Responder(responder).BoardAsync()).Single(e => e.Id() == id);
            await AcknowledgeAsync(id, responder).IsAsync(HttpStatusCode.OK);

            Assert.False(entry.TryGetProperty("participantId", out _));
            Assert.Equal("555-0101", entry.GetProperty("raisingOrganization").GetProperty("phone").GetString());
            Assert.Contains(
                "Call the raising", entry.GetProperty("instruction").GetString(), StringComparison.Ordinal);
            Assert.Equal("acknowledged", await network.StatusAsync(id));
            Assert.Empty(await network.AccountingAsync(participant));
        }
        finally
        {
            network.ConsentIsDown = false;
        }
    }

    private async Task<Guid> RaisedAsync(Guid? participant = null, bool method = false, bool intent = false)
    {
        var id = await network.RaiseAsync(participant ?? await network.RegisterAsync(), method, intent);
        await Eventually.IsAsync("notified", () => network.StatusAsync(id));
        return id;
    }

    private Task<HttpResponseMessage> AcknowledgeAsync(Guid id, Guid responder) =>
        network.Responder(responder).PostAsync($"{CrisisDesk.Route(id)}/acknowledge", null);
}
