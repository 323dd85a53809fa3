using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Consent;

/// <summary>What a privacy officer counts, and sees coming.</summary>
public sealed class LookingAheadTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task Consents_that_end_before_long_come_in_the_order_in_which_they_end()
    {
        var community = network.OtherCommunity;
        var now = TimeProvider.System.GetUtcNow();
        var ends = new List<string>();
        foreach (var days in (int[])[30, 10, 20, 300])
            ends.Add($"{await GrantAsync(community, now.AddDays(days))}");

        var found = new List<string?>();
        string? after = "";
        while (after is not null)
        {
            var page = await Officer(community).GetFromJsonAsync<JsonElement>(
                $"/api/consent/consents/expiring?limit=2{after}");
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetString()));
            after = page.TryGetProperty("next", out var last) ? $"&after={last}" : null;
        }

        Assert.Equal([ends[1], ends[2], ends[0]], found);
        var others = await Officer(network.Clinic).GetFromJsonAsync<JsonElement>("/api/consent/consents/expiring");
        Assert.Empty(others.GetProperty("items").EnumerateArray());
        var bad = await Officer(community).GetAsync($"/api/consent/consents/expiring?after={Guid.CreateVersion7()}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
    }

    [Fact]
    public async Task Disclosures_are_counted_by_recipient_of_ones_own_only()
    {
        var participant = await network.RegisterAsync();
        await network.ConsentAsync(participant, network.Clinic, "check-in-scores", "treatment");
        var checkIn = await network.Specialist.PutAsJsonAsync(
            $"/api/aftercare/check-ins/{Guid.CreateVersion7()}",
            new { participantId = participant, heldAt = TimeProvider.System.GetUtcNow().AddMinutes(-5), mood = 4 });
        checkIn.EnsureSuccessStatusCode();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var read = await network.Staff(Role.ClinicStaff, network.Clinic)
                .GetAsync($"/api/aftercare/participants/{participant}/check-ins");
            read.EnsureSuccessStatusCode();
        }

        var count = Assert.Single(await CountAsync(network.Community), one => one.GetProperty("name").GetString()
            == "River Clinic");

        Assert.Equal(2, count.GetProperty("lines").GetInt32());
        Assert.Equal(1, count.GetProperty("participants").GetInt32());
        Assert.Equal(0, count.GetProperty("emergencies").GetInt32());
        Assert.Empty(await CountAsync(network.Clinic));
        Assert.Empty(await CountAsync(network.Community, "?until=2020-01-01T00:00:00Z&since=2019-01-01T00:00:00Z"));
    }

    private HttpClient Officer(Guid organization) => network.Staff(Role.PrivacyOfficer, organization);

    private async Task<JsonElement[]> CountAsync(Guid organization, string query = "") =>
        [
            .. (await Officer(organization).GetFromJsonAsync<JsonElement>(
                "/api/consent/disclosures/by-recipient" + query)).EnumerateArray(),
        ];

    private async Task<Guid> GrantAsync(Guid community, DateTimeOffset end)
    {
        var (participant, consent) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var staff = network.Staff(Role.PeerSpecialist, community);
        var registered = await staff.PutAsJsonAsync(
            $"/api/directory/participants/{participant}", new { givenName = "Jo", familyName = "Rivers" });
        registered.EnsureSuccessStatusCode();
        var asked = await staff.PutAsJsonAsync($"/api/consent/consents/{consent}", new
        {
            participantId = participant,
            discloserOrganizationIds = new[] { community },
            recipientOrganizationIds = new[] { network.Clinic },
            categories = new[] { "engagement" },
            purposes = new[] { "treatment" },
        });
        asked.EnsureSuccessStatusCode();
        var granted = await network.Participant(participant).PostAsJsonAsync($"/api/consent/consents/{consent}/grant",
            new
            {
                expiresAt = end,
                signature = new { name = "Jo Rivers" },
                statements = new { rightToRevoke = true, redisclosure = true, refusal = true },
            });
        granted.EnsureSuccessStatusCode();
        return consent;
    }
}
