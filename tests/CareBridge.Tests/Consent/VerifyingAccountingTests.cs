using System.Text.Json;
using CareBridge.Consent.Domain;
using CareBridge.Consent.Features.Accounting;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Consent;

/// <summary>Each test does to the store what nobody with access to it should get away with, and undoes it.</summary>
public sealed class VerifyingAccountingTests(VerifyingAccountingTests.Accounting accounting)
    : IClassFixture<VerifyingAccountingTests.Accounting>
{
    private const int Lines = 5;

    [Fact]
    public async Task An_untouched_accounting_is_intact()
    {
        var verification = await accounting.Network.VerifyAsync();

        Assert.Equal(
            """{"records":5,"participants":1,"anchors":1,"intact":true,"faults":[]}""", verification.GetRawText());
    }

    [Theory]
    [InlineData(nameof(DisclosureRecord.Items), "[]")]
    [InlineData(nameof(DisclosureRecord.Items), "not even JSON")]
    [InlineData(nameof(DisclosureRecord.Purpose), "Curiosity")]
    [InlineData(nameof(DisclosureRecord.Hash), "0000")]
    public async Task An_edited_line_is_named(string column, string value)
    {
        var faults = await accounting.TamperAsync(
            lines => lines.Where(line => line.Sequence == 2).ExecuteUpdateAsync(
                line => line.SetProperty(l => EF.Property<string>(l, column), value)));

        Assert.Equal(accounting.Fault("edited", 2), Assert.Single(faults));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(Lines)]
    public async Task A_removed_line_is_named_even_the_last(long sequence)
    {
        var faults = await accounting.TamperAsync(
            lines => lines.Where(line => line.Sequence == sequence).ExecuteDeleteAsync());

        Assert.Equal(accounting.Fault("missing", sequence), Assert.Single(faults));
    }

    [Fact]
    public async Task A_line_that_was_carried_past_the_head_is_named_with_where_it_belongs()
    {
        var faults = await accounting.TamperAsync(
            lines => lines.Where(line => line.Sequence == 4).ExecuteUpdateAsync(
                line => line.SetProperty(l => l.Sequence, 99)));

        Assert.Equal(
            [accounting.Fault("missing", 4), accounting.Fault("moved", 99, ("belongsAt", 4))], faults);
    }

    [Fact]
    public async Task A_head_that_is_set_back_is_named()
    {
        var network = accounting.Network;
        var head = await network.InStoreAsync(store => store.AccountingHeads.AsNoTracking().SingleAsync());
        var earlier = await network.InStoreAsync(
            store => store.Disclosures.AsNoTracking().SingleAsync(line => line.Sequence == 4));

        await SetHeadAsync(earlier.Sequence, earlier.Hash);
        var during = await accounting.FaultsAsync();
        await SetHeadAsync(head.Sequence, head.Hash);

        Assert.Equal(accounting.Fault("inserted", 5), Assert.Single(during));
        Assert.Empty(await accounting.FaultsAsync());

        Task<int> SetHeadAsync(long sequence, string hash) => network.InStoreAsync(store =>
            store.AccountingHeads.ExecuteUpdateAsync(
                h => h.SetProperty(x => x.Sequence, sequence).SetProperty(x => x.Hash, hash)));
    }

    [Fact]
    public async Task A_chain_that_was_computed_anew_from_an_edited_line_on_does_not_pass_its_anchor()
    {
        var faults = await accounting.RewriteAsync(from: 2);

        Assert.Equal(accounting.Fault("edited", 3, ("anchor", 1)), Assert.Single(faults));
    }

    [Fact]
    public async Task Whoever_has_no_keys_cannot_compute_the_anchor_anew()
    {
        var network = accounting.Network;
        var anchor = await network.InStoreAsync(store => store.Anchors.AsNoTracking().SingleAsync());
        var entry = await network.InStoreAsync(store => store.AnchorEntries.AsNoTracking().SingleAsync());
        var forgedEntry = new AccountingAnchorEntry
        {
            Number = 1,
            ParticipantId = entry.ParticipantId,
            Sequence = entry.Sequence,
            Hash = new string('a', AccountingChain.HashLength),
        };
        var root = AccountingAnchor.RootOf([forgedEntry]);
        var forged = new AccountingAnchor
        {
            Number = 1,
            TakenAt = anchor.TakenAt,
            Lines = anchor.Lines,
            Root = root,
            PreviousHash = anchor.PreviousHash,
            Hash = "",
            Seal = anchor.Seal,
        };
        var hash = AccountingAnchor.HashOf(forged);

        await KeepAsync(root, hash, forgedEntry.Hash);
        var during = await accounting.FaultsAsync();
        await KeepAsync(anchor.Root, anchor.Hash, entry.Hash);

        Assert.Equal("""{"kind":"anchor-changed","anchor":1}""", Assert.Single(during));
        Assert.Empty(await accounting.FaultsAsync());

        Task<int> KeepAsync(string root, string hash, string ofEntry) => network.InStoreAsync(async store =>
            await store.Anchors.ExecuteUpdateAsync(
                a => a.SetProperty(x => x.Root, root).SetProperty(x => x.Hash, hash))
            + await store.AnchorEntries.ExecuteUpdateAsync(e => e.SetProperty(x => x.Hash, ofEntry)));
    }

    [Theory]
    [InlineData(Role.PrivacyOfficer, 200)]
    [InlineData(Role.Administrator, 200)]
    [InlineData(Role.PeerSpecialist, 403)]
    [InlineData(Role.Participant, 403)]
    public async Task Verifying_is_for_privacy_officers_and_administrators(Role role, int status)
    {
        var answer = await accounting.Network.Staff(role, accounting.Network.Community)
            .PostAsync("/api/consent/accounting/verify", null);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    /// <summary>Five lines about one participant, of which an anchor covers three.</summary>
    public sealed class Accounting : IAsyncLifetime
    {
        private Guid _participant;

        public ConsentNetwork Network { get; } = new();

        public async Task InitializeAsync()
        {
            await Network.InitializeAsync();
            (_participant, _) = await Network.GrantedAsync();
            for (var n = 1; n <= Lines; n++)
            {
                await Network.AuthorizeAsync(Network.Question(_participant, DisclosureCategory.Referrals));
                if (n == 3) await Network.AnchorAsync();
            }
        }

        public Task DisposeAsync() => Network.DisposeAsync();

        public string Fault(string kind, long sequence, params (string Name, long Value)[] more) =>
            $$"""{"kind":"{{kind}}","participantId":"{{_participant}}","sequence":{{sequence}}"""
            + string.Concat(more.Select(member => $",\"{member.Name}\":{member.Value}")) + "}";

        public async Task<IReadOnlyList<string>> FaultsAsync()
        {
            var verification = await Network.VerifyAsync();
            var faults = verification.GetProperty("faults").EnumerateArray().Select(fault => fault.GetRawText());
            Assert.Equal(verification.GetProperty("intact").GetBoolean(), !faults.Any());
            return [.. faults];
        }

        internal async Task<IReadOnlyList<string>> TamperAsync(Func<IQueryable<DisclosureRecord>, Task<int>> tamper)
        {
            var lines = await Network.InStoreAsync(store => store.Disclosures.AsNoTracking().ToListAsync());
            Assert.Equal(1, await Network.InStoreAsync(store => tamper(store.Disclosures)));
            var faults = await FaultsAsync();
            await PutAsync(lines);
            Assert.Empty(await FaultsAsync());
            return faults;
        }

        /// <summary>What somebody does who knows how the accounting is made, head and all.</summary>
        internal async Task<IReadOnlyList<string>> RewriteAsync(long from)
        {
            var lines = await Network.InStoreAsync(store => store.Disclosures.AsNoTracking().ToListAsync());
            var head = await Network.InStoreAsync(store => store.AccountingHeads.AsNoTracking().SingleAsync());
            await Network.InStoreAsync(async store =>
            {
                var rewritten = await store.Disclosures.OrderBy(line => line.Sequence).ToListAsync();
                var ownHead = await store.AccountingHeads.SingleAsync();
                var previous = AccountingChain.Genesis;
                foreach (var line in rewritten)
                {
                    if (line.Sequence == from)
                        store.Entry(line).Property(l => l.RecipientId).CurrentValue = Guid.CreateVersion7();
                    line.Chain(line.Sequence, previous);
                    previous = line.Hash;
                }
                store.Entry(ownHead).Property(h => h.Hash).CurrentValue = previous;
                return await store.SaveChangesAsync();
            });
            var faults = await FaultsAsync();
            await PutAsync(lines);
            await Network.InStoreAsync(store =>
                store.AccountingHeads.ExecuteUpdateAsync(h => h.SetProperty(x => x.Hash, head.Hash)));
            Assert.Empty(await FaultsAsync());
            return faults;
        }

        private Task<int> PutAsync(List<DisclosureRecord> lines) => Network.InStoreAsync(async store =>
        {
            await store.Disclosures.ExecuteDeleteAsync();
            store.Disclosures.AddRange(lines);
            return await store.SaveChangesAsync();
        });
    }
}
