using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Referrals.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Referrals;

/// <summary>Time passes, and a referral that nobody looks after finds somebody.</summary>
public sealed class TendingReferralsTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> Limits = new()
    {
        ["Referrals:TimeLimits:Urgent:Receive"] = "00:01:00",
        ["Referrals:TimeLimits:Urgent:PassOn"] = "00:01:00",
    };

    private readonly FixedClock _clock = new(TimeProvider.System.GetUtcNow());
    private readonly CareNetwork _network;

    public TendingReferralsTests() => _network = new CareNetwork(Limits) { Clock = _clock };

    public Task InitializeAsync() => _network.InitializeAsync();

    public Task DisposeAsync() => _network.DisposeAsync();

    [Fact]
    public async Task A_reminder_and_then_the_coordinator_each_once_however_many_instances_there_are()
    {
        await using var beside = await CareBridgeTestHost.StartAsync(_clock, settings: Limits, beside: _network.Host);
        var coordinator = Guid.CreateVersion7();
        (await _network.Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{_network.Clinic}/staff/{coordinator}",
            new { givenName = "Sam", familyName = "Hill", role = "coordinator" })).EnsureSuccessStatusCode();
        await Eventually.IsAsync(true, () => _network.InStoreAsync<ReferralsDbContext, bool>(
            store => store.Staff.AnyAsync(one => one.StaffId == coordinator)));
        var (id, _, _) = await _network.SendAsync();

        await Eventually.IsAsync("system reminded", () => LaterAsync(id));
        var reminded = await _network.Specialist.SeeAsync(id);
        Assert.Equal("receive", reminded.GetProperty("due").GetString());
        Assert.NotEqual(JsonValueKind.Null, reminded.GetProperty("remindedAt").ValueKind);
        await Eventually.IsAsync("system passed-on", () => LaterAsync(id));
        _clock.Advance(TimeSpan.FromSeconds(61));

        var clinic = _network.Staff(Role.ClinicStaff, _network.Clinic);
        Assert.Equal(["referring sent", "system reminded", "system passed-on"], await clinic.HistoryAsync(id));
        Assert.Equal(coordinator, (await clinic.SeeAsync(id)).GetProperty("receivingOwnerId").GetGuid());
    }

    /// <summary>What happened last. Who is at work just now looks again only after a while: time goes on.</summary>
    private async Task<string> LaterAsync(Guid id)
    {
        _clock.Advance(TimeSpan.FromSeconds(16));
        return (await _network.Specialist.HistoryAsync(id))[^1];
    }
}
