using CareBridge.Consent.Features.Accounting;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Hosting;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Consent;

public sealed class AnchoringAccountingTests(ConsentNetwork network) : IClassFixture<ConsentNetwork>
{
    [Fact]
    public async Task Every_hour_what_was_appended_is_anchored_and_nothing_twice()
    {
        var (participant, _) = await network.GrantedAsync();
        await network.AuthorizeAsync(network.Question(participant, DisclosureCategory.Referrals));

        network.Clock.Advance(TimeSpan.FromHours(1));

        await Eventually.SucceedsAsync(async () => Assert.Equal(1, await AnchoredAsync(participant)));
        var anchors = await CountAsync();
        await network.AnchorAsync();
        Assert.Equal(anchors, await CountAsync());
    }

    [Fact]
    public async Task Instances_that_anchor_at_once_make_one_chain_of_anchors()
    {
        var participants = new List<Guid>();
        for (var n = 0; n < 5; n++) participants.Add((await network.GrantedAsync()).Participant);
        using var other = ActivatorUtilities.CreateInstance<AnchorAccounting>(network.Host.Services);
        for (var round = 0; round < 5; round++)
        {
            foreach (var participant in participants)
                await network.AuthorizeAsync(network.Question(participant, DisclosureCategory.Referrals));
            await Task.WhenAll(network.AnchorAsync(), other.AnchorAsync(CancellationToken.None));
        }
        await network.AnchorAsync();

        Assert.Equal(0, await network.InStoreAsync(store =>
            store.AccountingHeads.CountAsync(head => head.Sequence != head.AnchoredSequence)));
        var last = await network.InStoreAsync(store =>
            store.Anchors.OrderByDescending(anchor => anchor.Number).FirstAsync());
        Assert.Equal(await network.InStoreAsync(store => store.Disclosures.LongCountAsync()), last.Lines);
        Assert.True((await network.VerifyAsync()).GetProperty("intact").GetBoolean());
    }

    [Fact]
    public async Task Verifying_sees_no_fault_while_others_append_and_anchor()
    {
        var participants = new List<Guid>();
        for (var n = 0; n < 4; n++) participants.Add((await network.GrantedAsync()).Participant);
        using var stop = new CancellationTokenSource();
        var appended = 0;
        var askers = participants.Select(participant => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await network.AuthorizeAsync(network.Question(participant, DisclosureCategory.Referrals));
                if (Interlocked.Increment(ref appended) % 10 == 0) await network.AnchorAsync();
            }
        })).ToList();

        for (var n = 0; n < 20; n++)
        {
            var verification = await network.VerifyAsync();
            Assert.Equal("[]", verification.GetProperty("faults").GetRawText());
        }
        await stop.CancelAsync();
        await Task.WhenAll(askers);
        Assert.True(appended > 0);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("00:00:00")]
    public void An_interval_that_is_none_stops_the_start(string interval) => Assert.Throws<UsageException>(() =>
        ActivatorUtilities.CreateInstance<AnchorAccounting>(
            network.Host.Services,
            new ConfigurationBuilder().AddInMemoryCollection(
                new Dictionary<string, string?> { ["Consent:AnchorInterval"] = interval }).Build()));

    private Task<long> AnchoredAsync(Guid participant) => network.InStoreAsync(store =>
        store.AccountingHeads.Where(head => head.ParticipantId == participant)
            .Select(head => head.AnchoredSequence).SingleAsync());

    private Task<long> CountAsync() => network.InStoreAsync(store => store.Anchors.LongCountAsync());
}
