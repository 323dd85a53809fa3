using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Security;
using CareBridge.Tests.Aftercare;

namespace CareBridge.Tests.Referrals;

/// <summary>What goes along with a referral, and another one after a decline.</summary>
public sealed class ReferringAgainTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task After_a_decline_another_is_asked_with_the_participants_leave()
    {
        var (declined, participant, _) = await network.SendAsync();
        await PutAsync(participant, network.OtherClinic, new { replacesId = declined })
            .IsAsync(HttpStatusCode.UnprocessableEntity);
        await network.ClinicStaff().DoAsync(declined, "decline", new { reason = "No bed" });

        var second = Guid.CreateVersion7();
        await PutAsync(participant, network.OtherClinic, new { replacesId = declined }, second)
            .IsAsync(HttpStatusCode.Created);
        await network.ActAsync(second, "submit");

        Assert.Equal("awaiting-consent", await network.StatusAsync(second));
        await network.ConsentAsync(participant, network.OtherClinic, "referrals", "treatment");
        await Testing.Eventually.IsAsync("sent", () => network.StatusAsync(second));
        var own = await network.Specialist.SeeAsync(second);
        Assert.Equal(declined, own.GetProperty("replacesId").GetGuid());
        // Who declined before is not theirs to know.
        var clinic = network.Staff(Role.ClinicStaff, network.OtherClinic);
        var told = await clinic.SeeAsync(second);
        Assert.False(told.TryGetProperty("replacesId", out var replaces) && replaces.ValueKind != JsonValueKind.Null);
        await clinic.GetAsync(ReferralDesk.Route(declined)).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Somebody_elses_is_replaced_by_nobody()
    {
        var (declined, _, _) = await network.SendAsync();
        await network.ClinicStaff().DoAsync(declined, "decline");

        await PutAsync(await network.RegisterAsync(), network.OtherClinic, new { replacesId = declined })
            .IsAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task The_reason_the_day_and_the_words_go_along()
    {
        var participant = await network.RegisterAsync();
        await network.ConsentAsync(participant, network.Clinic, "referrals", "treatment");
        var id = Guid.CreateVersion7();
        var details = new { reasonCode = "unmet-need", reason = "Sleeps in the car", neededBy = "2027-03-01" };

        await PutAsync(participant, network.Clinic, details, id).IsAsync(HttpStatusCode.Created);
        await PutAsync(participant, network.Clinic, details, id).IsAsync(HttpStatusCode.OK);
        await PutAsync(participant, network.Clinic, details with { neededBy = "2027-03-02" }, id)
            .IsAsync(HttpStatusCode.Conflict);
        await PutAsync(participant, network.Clinic, details with { reasonCode = "singing" })
            .IsAsync(HttpStatusCode.UnprocessableEntity);
        await network.ActAsync(id, "submit");

        var seen = await network.ClinicStaff().SeeAsync(id);
        Assert.Equal("unmet-need", seen.GetProperty("reasonCode").GetString());
        Assert.Equal("Sleeps in the car", seen.GetProperty("reason").GetString());
        Assert.Equal("2027-03-01", seen.GetProperty("neededBy").GetString());
    }

    [Fact]
    public async Task Only_documents_about_the_participant_that_the_referrer_may_read_go_along()
    {
        var (participant, other) = (await network.RegisterAsync(), await network.RegisterAsync());
        var desk = new AftercareDesk(network.Host);
        var own = await FileAsync(desk, participant, network.Community);
        var strangers = await FileAsync(desk, other, network.Community);

        foreach (var wrong in (Guid[][])[[strangers], [Guid.CreateVersion7()], [own, Guid.CreateVersion7()]])
        {
            await PutAsync(participant, network.Clinic, new { documentIds = wrong })
                .IsAsync(HttpStatusCode.UnprocessableEntity);
        }
        var id = Guid.CreateVersion7();
        await PutAsync(participant, network.Clinic, new { documentIds = new[] { own, own } }, id)
            .IsAsync(HttpStatusCode.Created);

        var seen = await network.Specialist.SeeAsync(id);
        Assert.Equal([own], seen.GetProperty("documentIds").EnumerateArray().Select(one => one.GetGuid()));
    }

    [Theory]
    [InlineData("food")]
    [InlineData("transport")]
    [InlineData("legal")]
    [InlineData("benefits")]
    [InlineData("health-navigation")]
    public async Task A_social_need_is_answered_by_hand_like_any_other(string service)
    {
        var participant = await network.RegisterAsync();
        await network.ConsentAsync(participant, network.OtherCommunity, "referrals", "treatment");
        var id = Guid.CreateVersion7();
        await PutAsync(participant, network.OtherCommunity, new { serviceCode = service }, id)
            .IsAsync(HttpStatusCode.Created);
        await network.ActAsync(id, "submit");

        await network.Stranger.DoAsync(id, "accept");
        await network.Stranger.DoAsync(id, "complete", new { outcomeCode = "service-provided" });

        Assert.Equal("completed", await network.StatusAsync(id));
        Assert.Contains(service, ReferralServiceCodes.All);
    }

    private static async Task<Guid> FileAsync(AftercareDesk desk, Guid participant, Guid holder)
    {
        var id = Guid.CreateVersion7();
        await desk.FileAsync(desk.Document(id, participant, holder, "Summary", "Text"u8.ToArray()));
        return id;
    }

    private Task<HttpResponseMessage> PutAsync(Guid participant, Guid receiver, object more, Guid? id = null)
    {
        var body = JsonSerializer.SerializeToNode(new
        {
            participantId = participant,
            receivingOrganizationId = receiver,
            serviceCode = "housing",
            priority = "routine",
        })!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(more)!.AsObject())
            body[name] = value?.DeepClone();
        return network.Specialist.PutAsJsonAsync(ReferralDesk.Route(id ?? Guid.CreateVersion7()), body);
    }
}
