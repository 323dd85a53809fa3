using System.Text.Json;
using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Consent;

/// <summary>Each test does to the store what nobody with access to it should get away with, and undoes it.</summary>
public sealed class VerifyingAccountingTests(VerifyingAccountingTests.Accounting accounting)
    : IClassFixture<VerifyingAccountingTests.Accounting>
{
    [Fact]
    public async Task An_untouched_accounting_is_intact()
    {
        var verification = await accounting.Network.VerifyAsync();

        Assert.Equal("""{"records":5,"intact":true}""", verification.GetRawText());
    }

    [Theory]
    [InlineData(nameof(DisclosureRecord.ParticipantId))]
    [InlineData(nameof(DisclosureRecord.RecipientOrganizationId))]
    [InlineData(nameof(DisclosureRecord.RecipientId))]
    [InlineData(nameof(DisclosureRecord.ConsentId))]
    [InlineData(nameof(DisclosureRecord.DisclosureId))]
    [InlineData(nameof(DisclosureRecord.DiscloserOrganizationId))]
    public async Task An_exchanged_id_is_found(string column)
    {
        var (before, during, after) = await accounting.TamperAsync(
            lines => lines.Where(line => line.Sequence == 3).ExecuteUpdateAsync(
                line => line.SetProperty(l => EF.Property<Guid?>(l, column), Guid.CreateVersion7())));

        Assert.True(before.Intact);
        Assert.Equal(new Verdict(2, false, 3), during);
        Assert.True(after.Intact);
    }

    [Theory]
    [InlineData(nameof(DisclosureRecord.Items), "[]")]
    [InlineData(nameof(DisclosureRecord.Items), "not even JSON")]
    [InlineData(nameof(DisclosureRecord.Purpose), "Curiosity")]
    [InlineData(nameof(DisclosureRecord.Hash), "0000")]
    public async Task An_exchanged_text_is_found(string column, string value)
    {
        var (_, during, after) = await accounting.TamperAsync(
            lines => lines.Where(line => line.Sequence == 3).ExecuteUpdateAsync(
                line => line.SetProperty(l => EF.Property<string>(l, column), value)));

        Assert.Equal(new Verdict(2, false, 3), during);
        Assert.True(after.Intact);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    [InlineData(5, 4)]
    public async Task A_removed_line_is_found_even_the_last(long sequence, long verified)
    {
        var (_, during, after) = await accounting.TamperAsync(
            lines => lines.Where(line => line.Sequence == sequence).ExecuteDeleteAsync());

        Assert.Equal(new Verdict(verified, false, verified + 1), during);
        Assert.True(after.Intact);
    }

    [Fact]
    public async Task A_line_put_in_past_the_head_is_found()
    {
        var (_, during, after) = await accounting.TamperAsync(
            lines => lines.Where(line => line.Sequence == 5).ExecuteUpdateAsync(
                line => line.SetProperty(l => l.Sequence, 6)));

        Assert.Equal(new Verdict(4, false, 5), during);
        Assert.True(after.Intact);
    }

    [Fact]
    public async Task A_head_that_is_set_back_is_found()
    {
        var network = accounting.Network;
        var head = await network.InStoreAsync(store => store.AccountingHeads.AsNoTracking().SingleAsync());
        var earlier = await network.InStoreAsync(
            store => store.Disclosures.AsNoTracking().SingleAsync(line => line.Sequence == 4));

        await SetHeadAsync(earlier.Sequence, earlier.Hash);
        var during = await accounting.VerdictAsync();
        await SetHeadAsync(head.Sequence, head.Hash);

        Assert.Equal(new Verdict(4, false, 5), during);
        Assert.True((await accounting.VerdictAsync()).Intact);

        Task<int> SetHeadAsync(long sequence, string hash) => network.InStoreAsync(store =>
            store.AccountingHeads.ExecuteUpdateAsync(
                h => h.SetProperty(x => x.Sequence, sequence).SetProperty(x => x.Hash, hash)));
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

    public sealed record Verdict(long Records, bool Intact, long? FirstBroken);

    public sealed class Accounting : IAsyncLifetime
    {
        public ConsentNetwork Network { get; } = new();

        public async Task InitializeAsync()
        {
            await Network.InitializeAsync();
            var (participant, _) = await Network.GrantedAsync();
            for (var n = 0; n < 5; n++)
                await Network.AuthorizeAsync(Network.Question(participant, DisclosureCategory.Referrals));
        }

        public Task DisposeAsync() => Network.DisposeAsync();

        public async Task<Verdict> VerdictAsync()
        {
            var verification = await Network.VerifyAsync();
            return new Verdict(
                verification.GetProperty("records").GetInt64(),
                verification.GetProperty("intact").GetBoolean(),
                verification.TryGetProperty("firstBroken", out var broken) ? broken.GetInt64() : null);
        }

        internal async Task<(Verdict Before, Verdict During, Verdict After)> TamperAsync(
            Func<IQueryable<DisclosureRecord>, Task<int>> tamper)
        {
            var before = await VerdictAsync();
            var lines = await Network.InStoreAsync(store => store.Disclosures.AsNoTracking().ToListAsync());
            Assert.Equal(1, await Network.InStoreAsync(store => tamper(store.Disclosures)));
            var during = await VerdictAsync();
            await Network.InStoreAsync(async store =>
            {
                await store.Disclosures.ExecuteDeleteAsync();
                store.Disclosures.AddRange(lines);
                return await store.SaveChangesAsync();
            });
            return (before, during, await VerdictAsync());
        }
    }
}
