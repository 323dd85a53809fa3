using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;

namespace CareBridge.Tests.Retention;

/// <summary>What a legal hold keeps, for as long as it stands.</summary>
public sealed class HoldingRecordsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private static readonly string[] Everywhere =
        ["directory", "consent", "referrals", "aftercare", "crisis", "exchange", "portal"];

    private HttpClient Officer => network.Staff(Role.PrivacyOfficer, network.Community);

    [Fact]
    public async Task Nothing_of_a_participant_under_a_hold_is_deleted_until_it_is_lifted()
    {
        var (held, other) = (await network.LiveAsync(), await network.LiveAsync());
        var hold = await PlaceAsync(Officer, new { participantId = held, reason = "Case 12" });

        var (_, counted) = await network.PurgeAsync(isDryRun: true);
        await network.PurgeAsync();
        Assert.Contains("under a legal hold and kept: ", counted);
        Assert.Equal(Everywhere.ToHashSet(), await network.HavingAsync(held));
        await Eventually.SucceedsAsync(async () => Assert.Empty(await network.HavingAsync(other)));

        await LiftAsync(Officer, hold, "Closed");
        await network.PurgeAsync();
        await Eventually.SucceedsAsync(async () => Assert.Empty(await network.HavingAsync(held)));
    }

    [Fact]
    public async Task Nothing_that_has_to_do_with_an_organization_under_a_hold_is_deleted()
    {
        var participant = await network.LiveAsync();
        // The clinic does not serve them: it is named by their referral and consent alone.
        var hold = await PlaceAsync(
            network.Administrator, new { organizationId = network.Clinic, reason = "Inquiry" });

        await network.PurgeAsync();
        var left = await network.HavingAsync(participant);
        await LiftAsync(network.Administrator, hold, "Over");
        await network.PurgeAsync();

        Assert.Equal(Everywhere.ToHashSet(), left);
        await Eventually.SucceedsAsync(async () => Assert.Empty(await network.HavingAsync(participant)));
    }

    [Fact]
    public async Task A_hold_that_is_placed_while_records_are_being_deleted_keeps_them()
    {
        var participant = await network.LiveAsync();
        var hold = Guid.Empty;

        // Of the first whose records are deleted already, only not for good: every service's first question is odd.
        var (exit, output) = await network.PurgeAsync(hold: async asked =>
        {
            if (asked % 2 == 1 || hold != Guid.Empty) return;
            hold = await PlaceAsync(
                network.Administrator, new { organizationId = network.Community, reason = "Case 13" });
        });

        Assert.Equal(0, exit);
        Assert.NotEqual(Guid.Empty, hold);
        Assert.Contains("under a legal hold and kept: ", output);
        Assert.Equal(Everywhere.ToHashSet(), await network.HavingAsync(participant));
        await LiftAsync(network.Administrator, hold, "Over");
    }

    [Fact]
    public async Task Who_places_a_hold_again_gets_the_same_and_another_is_refused()
    {
        var id = Guid.CreateVersion7();
        var participant = await network.RegisterAsync();
        var officer = Officer;
        var asked = new { participantId = participant, reason = "Case 14" };

        var placed = await officer.PutAsJsonAsync(Route(id), asked);
        var again = await officer.PutAsJsonAsync(Route(id), asked);
        var other = await officer.PutAsJsonAsync(Route(id), new { participantId = participant, reason = "Case 15" });
        var lifted = await LiftAsync(officer, id, "Closed");
        var twice = await LiftAsync(officer, id, "Closed for good");

        Assert.Equal(
            (HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Conflict),
            (placed.StatusCode, again.StatusCode, other.StatusCode));
        Assert.Equal("Closed", lifted.GetProperty("liftReason").GetString());
        Assert.Equal("Closed", twice.GetProperty("liftReason").GetString());
        Assert.Equal(2, twice.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task A_privacy_officer_holds_and_sees_what_is_their_organizations()
    {
        var (id, own) = (Guid.CreateVersion7(), await network.RegisterAsync());
        var stranger = network.Staff(Role.PrivacyOfficer, network.OtherCommunity);
        (await Officer.PutAsJsonAsync(Route(id), new { organizationId = network.Community, reason = "Case 16" }))
            .EnsureSuccessStatusCode();

        HttpResponseMessage[] refused =
        [
            await stranger.PutAsJsonAsync(Route(Guid.CreateVersion7()), new { participantId = own, reason = "Mine" }),
            await stranger.PutAsJsonAsync(
                Route(Guid.CreateVersion7()), new { organizationId = network.Community, reason = "Mine" }),
            await stranger.GetAsync(Route(id)),
            await stranger.PostAsJsonAsync($"{Route(id)}/lift", new { reason = "Mine" }),
        ];

        Assert.All(refused, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.DoesNotContain($"{id}", await stranger.GetStringAsync("/api/directory/legal-holds"));
        Assert.Contains($"{id}", await Officer.GetStringAsync("/api/directory/legal-holds"));
        Assert.Contains($"{id}", await network.Administrator.GetStringAsync("/api/directory/legal-holds"));
        await LiftAsync(Officer, id, "Closed");
    }

    [Fact]
    public async Task A_hold_is_on_one_thing_and_for_a_reason()
    {
        var participant = await network.RegisterAsync();
        object[] wrong =
        [
            new { reason = "Nobody" },
            new { participantId = participant, organizationId = network.Community, reason = "Both" },
            new { participantId = participant, reason = " " },
            new { participantId = participant, reason = new string('x', 501) },
        ];

        foreach (var body in wrong)
        {
            var answer = await network.Administrator.PutAsJsonAsync(Route(Guid.CreateVersion7()), body);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
    }

    private static string Route(Guid id) => $"/api/directory/legal-holds/{id}";

    private static async Task<Guid> PlaceAsync(HttpClient by, object body)
    {
        var id = Guid.CreateVersion7();
        (await by.PutAsJsonAsync(Route(id), body)).EnsureSuccessStatusCode();
        return id;
    }

    private static async Task<JsonElement> LiftAsync(HttpClient by, Guid id, string reason)
    {
        var answer = await by.PostAsJsonAsync($"{Route(id)}/lift", new { reason });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
