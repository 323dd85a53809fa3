using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Crisis.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Crisis;

/// <summary>What becomes of an escalation: who has it, and how it ends.</summary>
public sealed class LivingEscalationsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task A_responder_takes_it_makes_contact_and_resolves_it_and_its_story_says_so()
    {
        var (id, owner) = await network.TakenAsync();
        var responder = network.Responder(owner);

        await responder.DoAsync(id, "contact").IsAsync(HttpStatusCode.OK);
        await responder.DoAsync(id, "contact").IsAsync(HttpStatusCode.OK);
        var resolution = new { disposition = "mobile-crisis", note = "They are on their way." };
        await responder.DoAsync(id, "resolve", resolution).IsAsync(HttpStatusCode.OK);
        await responder.DoAsync(id, "resolve", resolution).IsAsync(HttpStatusCode.OK);

        var seen = await network.SeenAsync(id);
        Assert.Equal("resolved", seen.GetProperty("status").GetString());
        Assert.Equal("mobile-crisis", seen.GetProperty("disposition").GetString());
        Assert.Equal(
            ["raised", "notified", "acknowledged", "contact-made", "resolved"], await responder.KindsAsync(id));
        var last = (await responder.StoryAsync(id)).GetProperty("items").EnumerateArray().Last();
        Assert.Equal("They are on their way.", last.GetProperty("text").GetString());
        // What the team writes stays with the team.
        var raiser = await network.Specialist.StoryAsync(id);
        Assert.All(
            raiser.GetProperty("items").EnumerateArray(), line => Assert.False(line.TryGetProperty("text", out _)));
    }

    [Fact]
    public async Task Nobody_but_who_has_it_resolves_it_and_not_without_a_disposition()
    {
        var (id, owner) = await network.TakenAsync();

        await network.Responder().DoAsync(id, "resolve", new { disposition = "stayed-safe" }).IsProblemAsync(
            HttpStatusCode.Conflict,
            """
            {
              "title": "The request conflicts with the current state.",
              "status": 409,
              "detail": "Only the responder who has it can do this.",
              "code": "not-the-owner"
            }
            """);
        await network.Responder(owner).DoAsync(id, "resolve").IsAsync(HttpStatusCode.BadRequest);

        Assert.Equal("acknowledged", await network.StatusAsync(id));
    }

    [Fact]
    public async Task What_is_raised_once_more_while_it_is_open_joins_it_and_only_makes_it_graver()
    {
        var participant = Guid.CreateVersion7();
        var id = await network.RaiseAsync(participant);
        var graver = await network.RaiseAsync(participant, intent: true);
        var lesser = await network.RaiseAsync(participant, method: true);

        foreach (var each in new[] { id, graver, lesser })
        {
            var seen = await network.SeenAsync(each);
            Assert.Equal((id, "high"), (seen.Id(), seen.GetProperty("severity").GetString()));
        }
        var kinds = await network.Specialist.KindsAsync(id);
        Assert.Equal(["raised", "repeated", "repeated"], kinds.Where(kind => kind != "notified"));
        var elsewhere = Guid.CreateVersion7();
        (await network.Stranger.PutAsJsonAsync(CrisisDesk.Route(elsewhere), CrisisDesk.Screened(participant)))
            .EnsureSuccessStatusCode();
        // What another organization raises is its own: neither learns of the other's.
        var theirs = await network.Stranger.GetFromJsonAsync<JsonElement>(CrisisDesk.Route(elsewhere));
        Assert.Equal((elsewhere, "low"), (theirs.Id(), theirs.GetProperty("severity").GetString()));
    }

    [Fact]
    public async Task Of_many_that_are_raised_about_somebody_at_once_one_is_made_and_none_is_lost()
    {
        var participant = Guid.CreateVersion7();

        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => network.RaiseAsync(participant)));

        var seen = await Task.WhenAll(ids.Select(network.SeenAsync));
        var one = Assert.Single(seen.Select(escalation => escalation.Id()).Distinct());
        Assert.Equal(8, await network.InStoreAsync<CrisisDbContext, int>(
            store => store.Reports.CountAsync(r => r.EscalationId == one)));
        Assert.Equal(7, (await network.Specialist.KindsAsync(one)).Count(kind => kind == "repeated"));
    }

    [Fact]
    public async Task What_is_raised_after_it_has_ended_is_another_that_refers_to_it()
    {
        var participant = Guid.CreateVersion7();
        var (first, owner) = await network.TakenAsync(participant);
        await network.Responder(owner).DoAsync(first, "resolve", new { disposition = "stayed-safe" })
            .IsAsync(HttpStatusCode.OK);
        var second = Guid.CreateVersion7();

        var again = JsonSerializer.SerializeToNode(CrisisDesk.Screened(participant, intent: true))!;
        again["followsId"] = first;
        (await network.Specialist.PutAsJsonAsync(CrisisDesk.Route(second), again)).EnsureSuccessStatusCode();

        var seen = await network.SeenAsync(second);
        Assert.Equal((second, first), (seen.Id(), seen.GetProperty("followsId").GetGuid()));
        Assert.Equal("resolved", await network.StatusAsync(first));
    }

    [Fact]
    public async Task Whoever_hands_it_over_has_it_until_it_is_taken()
    {
        var (id, giver) = await network.TakenAsync();
        var taker = await network.EmployAsync();

        await network.Responder(giver).DoAsync(id, "hand-over", new { to = taker }).IsAsync(HttpStatusCode.OK);
        Assert.Equal(giver, await OwnerAsync(id));
        Assert.Contains(id, (await network.Responder(taker).BoardAsync()).Select(entry => entry.Id()));
        await network.Responder().DoAsync(id, "hand-over/accept").IsAsync(HttpStatusCode.Conflict);
        await network.Responder(taker).DoAsync(id, "hand-over/decline").IsAsync(HttpStatusCode.OK);
        Assert.Equal(giver, await OwnerAsync(id));
        await network.Responder(giver).DoAsync(id, "hand-over", new { to = taker }).IsAsync(HttpStatusCode.OK);
        await network.Responder(taker).DoAsync(id, "hand-over/accept").IsAsync(HttpStatusCode.OK);
        await network.Responder(taker).DoAsync(id, "hand-over/accept").IsAsync(HttpStatusCode.OK);

        Assert.Equal(taker, await OwnerAsync(id));
        await network.Responder(giver).DoAsync(id, "contact").IsAsync(HttpStatusCode.Conflict);
        await network.Responder(taker).DoAsync(id, "contact").IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_is_handed_to_a_colleague_and_to_nobody_else()
    {
        var (id, giver) = await network.TakenAsync();

        foreach (var to in new[] { giver, Guid.CreateVersion7() })
        {
            var answer = await network.Responder(giver).DoAsync(id, "hand-over", new { to });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.True(problem.GetProperty("errors").TryGetProperty("to", out _));
        }
    }

    [Theory]
    [InlineData("hand-over/accept", "hand-over/withdraw")]
    [InlineData("hand-over/accept", "resolve")]
    [InlineData("hand-over/accept", "hand-over/decline")]
    public async Task Of_opposite_moves_at_the_same_instant_one_wins_and_the_other_is_told_so(
        string ofTaker, string ofOther)
    {
        for (var round = 0; round < 5; round++)
        {
            var (id, giver) = await network.TakenAsync();
            var taker = await network.EmployAsync();
            await network.Responder(giver).DoAsync(id, "hand-over", new { to = taker }).IsAsync(HttpStatusCode.OK);
            var other = ofOther.EndsWith("decline", StringComparison.Ordinal) ? taker : giver;

            var answers = await Task.WhenAll(
                network.Responder(taker).DoAsync(id, ofTaker),
                network.Responder(other).DoAsync(id, ofOther, new { disposition = "stayed-safe" }));

            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
            var loser = Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Conflict);
            var code = (await loser.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
            Assert.Contains(code, (string[])["not-asked", "not-the-owner", "already-resolved"]);
            Assert.Equal(answers[0].IsSuccessStatusCode ? taker : giver, await OwnerAsync(id));
        }
    }

    [Fact]
    public async Task A_note_is_kept_once_and_what_the_raising_organization_writes_the_team_reads()
    {
        var (id, owner) = await network.TakenAsync();
        var specialist = network.Specialist;
        var (note, route) = (Guid.CreateVersion7(), $"{CrisisDesk.Route(id)}/notes");
        var writer = network.Staff(CareBridge.Platform.Security.Role.PeerSpecialist, network.Community, owner);

        var first = await writer.PutAsJsonAsync($"{route}/{note}", new { text = "Their sister is there." });
        var again = await writer.PutAsJsonAsync($"{route}/{note}", new { text = "Their sister is there." });
        var other = await writer.PutAsJsonAsync($"{route}/{note}", new { text = "Something else." });
        var stranger = await network.Stranger.PutAsJsonAsync($"{route}/{note}", new { text = "Hello." });
        await writer.PutAsJsonAsync($"{route}/{Guid.CreateVersion7()}", new { text = " " })
            .IsAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.NotFound],
            new[] { first, again, other, stranger }.Select(answer => answer.StatusCode));
        foreach (var reader in new[] { network.Responder(owner), specialist })
        {
            var line = Assert.Single(
                (await reader.StoryAsync(id)).GetProperty("items").EnumerateArray(),
                one => one.GetProperty("kind").GetString() == "noted");
            Assert.Equal("Their sister is there.", line.GetProperty("text").GetString());
        }
    }

    [Fact]
    public async Task What_raises_it_once_more_knows_it_by_that_id_and_adds_notes_there()
    {
        var participant = Guid.CreateVersion7();
        var (id, again) = (await network.RaiseAsync(participant), await network.RaiseAsync(participant));

        await network.Specialist.PutAsJsonAsync(
            $"{CrisisDesk.Route(again)}/notes/{Guid.CreateVersion7()}", new { text = "They are at the station." })
            .IsAsync(HttpStatusCode.Created);

        var lines = (await network.Responder().StoryAsync(id)).GetProperty("items").EnumerateArray();
        Assert.Single(lines, line => line.GetProperty("kind").GetString() == "noted");
    }

    [Fact]
    public async Task Severity_rises_and_does_not_fall()
    {
        var id = await network.RaiseAsync(Guid.CreateVersion7());
        await Eventually.IsAsync("notified", () => network.StatusAsync(id));
        var responder = network.Responder();

        await responder.DoAsync(id, "severity", new { severity = "moderate" }).IsAsync(HttpStatusCode.OK);
        await responder.DoAsync(id, "severity", new { severity = "low" }).IsAsync(HttpStatusCode.Conflict);

        Assert.Equal("moderate", (await network.SeenAsync(id)).GetProperty("severity").GetString());
    }

    private async Task<Guid> OwnerAsync(Guid id) =>
        (await network.SeenAsync(id)).GetProperty("owner").GetProperty("id").GetGuid();
}
