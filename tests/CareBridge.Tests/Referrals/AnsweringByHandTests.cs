using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Referrals;

/// <summary>Staff of the receiving organization answer without a record system.</summary>
public sealed class AnsweringByHandTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task Another_community_receives_accepts_and_closes_the_loop()
    {
        var (id, participant, _) = await SendAsync();

        var received = await AnswerAsync(id, "receive");
        var accepted = await AnswerAsync(id, "accept", new { reason = "Come on Tuesday" });
        var repeated = await AnswerAsync(id, "accept", new { reason = "Come on Tuesday", version = 3 });
        await PostAsync(id, "complete", new { }).IsAsync(HttpStatusCode.UnprocessableEntity);
        var completed = await AnswerAsync(id, "complete", new { outcomeCode = "service-provided" });

        Assert.Equal(("received", "accepted"), (Status(received), Status(accepted)));
        Assert.Equal("Come on Tuesday", accepted.GetProperty("statusReason").GetString());
        Assert.Equal(accepted.GetProperty("version").GetInt64(), repeated.GetProperty("version").GetInt64());
        Assert.Equal("service-provided", completed.GetProperty("outcomeCode").GetString());
        Assert.StartsWith("42 CFR part 2", completed.GetProperty("disclosure").GetProperty("notice").GetString());
        Assert.Equal("completed", await network.StatusAsync(id));
        Assert.Contains(
            await network.AccountingAsync(participant),
            line => line.GetProperty("recipientOrganizationId").GetGuid() == network.OtherCommunity);
    }

    [Fact]
    public async Task A_stale_answer_and_one_that_is_not_possible_now_change_nothing()
    {
        var (id, _, _) = await SendAsync();
        await AnswerAsync(id, "receive");

        await PostAsync(id, "decline", new { version = 1 }).IsAsync(HttpStatusCode.PreconditionFailed);
        await PostAsync(id, "complete", new { outcomeCode = "no-show" }).IsAsync(HttpStatusCode.Conflict);

        Assert.Equal("received", await network.StatusAsync(id));
    }

    [Fact]
    public async Task What_is_withheld_or_anothers_is_answered_by_nobody()
    {
        var (id, participant, consent) = await SendAsync();
        var url = $"{ReferralDesk.Route(id)}/accept";
        await network.Specialist.PostAsync(url, null).IsAsync(HttpStatusCode.NotFound);
        await network.ClinicStaff().PostAsync(url, null).IsAsync(HttpStatusCode.NotFound);
        await network.Staff(Role.CrisisResponder, network.OtherCommunity).PostAsync(url, null)
            .IsAsync(HttpStatusCode.Forbidden);
        var denied = Guid.CreateVersion7();
        (await network.Participant(participant).PutAsJsonAsync(
            $"/api/consent/denials/{Guid.CreateVersion7()}",
            new { recipientPersonIds = new[] { denied } })).EnsureSuccessStatusCode();
        await network.Staff(Role.PeerSpecialist, network.OtherCommunity, denied).PostAsync(url, null)
            .IsAsync(HttpStatusCode.NotFound);

        await network.RevokeAsync(participant, consent);
        await network.Stranger.PostAsync(url, null).IsAsync(HttpStatusCode.NotFound);

        await Testing.Eventually.IsAsync("awaiting-consent", () => network.StatusAsync(id));
    }

    private async Task<(Guid Referral, Guid Participant, Guid Consent)> SendAsync()
    {
        var (id, participant) = (Guid.CreateVersion7(), await network.RegisterAsync());
        var consent = await network.ConsentAsync(participant, network.OtherCommunity, "referrals", "treatment");
        (await network.Specialist.PutAsJsonAsync(ReferralDesk.Route(id), new
        {
            participantId = participant,
            receivingOrganizationId = network.OtherCommunity,
            serviceCode = "peer-support",
            priority = "routine",
        })).EnsureSuccessStatusCode();
        (await network.ActAsync(id, "submit")).EnsureSuccessStatusCode();
        return (id, participant, consent);
    }

    private Task<HttpResponseMessage> PostAsync(Guid id, string verb, object body) =>
        network.Stranger.PostAsJsonAsync($"{ReferralDesk.Route(id)}/{verb}", body);

    private async Task<JsonElement> AnswerAsync(Guid id, string verb, object? body = null)
    {
        var answer = body is null
            ? await network.Stranger.PostAsync($"{ReferralDesk.Route(id)}/{verb}", null)
            : await PostAsync(id, verb, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static string? Status(JsonElement referral) => referral.GetProperty("status").GetString();
}
