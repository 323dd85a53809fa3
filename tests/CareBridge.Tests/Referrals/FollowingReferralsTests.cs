using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Referrals;

namespace CareBridge.Tests.Referrals;

/// <summary>Of its own referrals an organization asks for those that matter now, and how far they come.</summary>
public sealed class FollowingReferralsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const string Route = "/api/referrals/referrals";

    [Fact]
    public async Task Those_that_wait_for_the_referrer_are_pressing_and_say_so()
    {
        var (asked, participant, _) = await network.SendAsync();
        var (quiet, _, _) = await network.SendAsync();
        await network.AnswerAsync(asked, ReferralStatus.NeedsInfo, reason: "Which medication?");

        var pressing = await ListAsync("?pressing=true");

        Assert.Equal("referring", Assert.Contains(asked, pressing).GetProperty("awaits").GetString());
        Assert.DoesNotContain(quiet, pressing.Keys);
        Assert.Equal([asked], (await ListAsync($"?participantId={participant}")).Keys);
        Assert.Contains(asked, (await ListAsync("?status=needs-info")).Keys);
        Assert.DoesNotContain(quiet, (await ListAsync("?status=needs-info")).Keys);
        Assert.Equal("receiving", (await ListAsync(""))[quiet].GetProperty("awaits").GetString());
    }

    [Fact]
    public async Task A_first_contact_that_is_near_is_pressing()
    {
        var (near, far) = (await ArrangeAsync(hours: 20), await ArrangeAsync(hours: 90));

        var pressing = await ListAsync("?pressing=true");

        Assert.NotNull(Assert.Contains(near, pressing).GetProperty("contactEndsAt").GetString());
        Assert.DoesNotContain(far, pressing.Keys);
    }

    [Fact]
    public async Task Each_week_counts_what_has_come_to_each_stage()
    {
        var before = (await WeeksAsync())[^1];
        await network.SubmitAsync(await network.RegisterAsync());
        var (accepted, _, _) = await network.SendAsync();
        await network.AnswerAsync(accepted, ReferralStatus.Accepted);
        var (helped, _, _) = await network.SendAsync();
        await network.AnswerAsync(helped, ReferralStatus.Accepted);
        await network.AnswerAsync(helped, ReferralStatus.Completed, outcome: "service-provided");

        var weeks = await WeeksAsync();

        Assert.Equal(8, weeks.Length);
        Assert.All(weeks, week => Assert.Equal(DayOfWeek.Monday, week.Begins.DayOfWeek));
        var now = weeks[^1];
        Assert.Equal(
            (3, 2, 2, 1, 1),
            (now.Made - before.Made, now.Sent - before.Sent, now.Accepted - before.Accepted,
                now.InContact - before.InContact, now.Helped - before.Helped));
        Assert.All((await WeeksAsync(network.Stranger))!, week => Assert.Equal(0, week.Made));
    }

    [Theory]
    [InlineData("?weeks=0", "weeks")]
    [InlineData("?timeZone=Nowhere", "timeZone")]
    public async Task A_count_that_makes_no_sense_is_refused(string query, string field)
    {
        var answer = await network.Specialist.GetAsync("/api/referrals/funnel" + query);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _));
    }

    private async Task<Guid> ArrangeAsync(int hours)
    {
        var (id, _, _) = await network.SendAsync();
        await network.AnswerAsync(id, ReferralStatus.Accepted);
        var contact = $"{ReferralDesk.Route(id)}/contacts/{Guid.CreateVersion7()}";
        var proposed = await network.Specialist.PutAsJsonAsync(
            contact,
            new { startsAt = TimeProvider.System.GetUtcNow().AddHours(hours), minutes = 30, format = "phone" });
        proposed.EnsureSuccessStatusCode();
        (await network.ClinicStaff().PostAsync(contact + "/confirm", null)).EnsureSuccessStatusCode();
        return id;
    }

    private async Task<Dictionary<Guid, JsonElement>> ListAsync(string query)
    {
        var page = await network.Specialist.GetFromJsonAsync<JsonElement>(Route + query);
        return page.GetProperty("items").EnumerateArray().ToDictionary(one => one.GetProperty("id").GetGuid());
    }

    private Task<Week[]> WeeksAsync(HttpClient? reader = null) =>
        (reader ?? network.Specialist).GetFromJsonAsync<Week[]>("/api/referrals/funnel?timeZone=America/New_York")!;

    private sealed record Week(DateOnly Begins, int Made, int Sent, int Accepted, int InContact, int Helped);
}
