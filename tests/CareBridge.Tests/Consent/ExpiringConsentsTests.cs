using CareBridge.Consent.Features;
using CareBridge.Contracts.Consent;
using CareBridge.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Consent;

public sealed class ExpiringConsentsTests(ConsentNetwork network) : IClassFixture<ConsentNetwork>
{
    [Fact]
    public async Task A_consent_ends_for_decisions_at_once_and_is_moved_soon_once_and_by_whoever_is_first()
    {
        var participant = await network.RegisterAsync();
        var consent = await network.RequestAsync(participant);
        var soon = network.Clock.GetUtcNow().AddSeconds(5);
        (await network.GrantAsync(participant, consent, soon)).EnsureSuccessStatusCode();
        Assert.Single(await PermittedAsync());

        network.Clock.MoveTo(soon);

        Assert.Empty(await PermittedAsync());
        using var other = ActivatorUtilities.CreateInstance<TendConsents>(network.Host.Services);
        await other.StartAsync(CancellationToken.None);
        network.Clock.Advance(TimeSpan.FromMinutes(1));
        await Eventually.IsAsync(
            "expired", async () => (await network.ReadAsync(participant, consent)).GetProperty("status").GetString());
        network.Clock.Advance(TimeSpan.FromMinutes(1));
        await other.StopAsync(CancellationToken.None);

        // Requested, granted, expired: had it been moved twice, there would be a fourth version.
        Assert.Equal(3, (await network.ReadAsync(participant, consent)).GetProperty("version").GetInt64());

        async Task<IReadOnlyList<PermittedItem>> PermittedAsync() =>
            (await network.AuthorizeAsync(network.Question(participant, DisclosureCategory.Referrals))).Permitted;
    }

    [Fact]
    public async Task A_consent_that_was_revoked_does_not_expire()
    {
        var (participant, witness) = (await network.RegisterAsync(), await network.RegisterAsync());
        var (consent, due) = (await network.RequestAsync(participant), await network.RequestAsync(witness));
        var soon = network.Clock.GetUtcNow().AddSeconds(5);
        (await network.GrantAsync(participant, consent, soon)).EnsureSuccessStatusCode();
        (await network.GrantAsync(witness, due, soon)).EnsureSuccessStatusCode();
        (await network.ActAsync(participant, consent, "revoke")).EnsureSuccessStatusCode();

        network.Clock.Advance(TimeSpan.FromMinutes(1));
        await Eventually.IsAsync(
            "expired", async () => (await network.ReadAsync(witness, due)).GetProperty("status").GetString());

        Assert.Equal("revoked", (await network.ReadAsync(participant, consent)).GetProperty("status").GetString());
    }
}
