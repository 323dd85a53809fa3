using CareBridge.Consent.Domain;
using CareBridge.Consent.Features.Accounting;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace CareBridge.Tests.Consent;

/// <summary>Edits, deletions, swaps and insertions at random; each is found and the place is named.</summary>
public sealed class TamperingTests(ConsentNetwork network, ITestOutputHelper output) : IClassFixture<ConsentNetwork>
{
    private const int InMemory = 750;
    private const int InStore = 250;

    [Fact]
    public async Task A_thousand_acts_of_tampering_are_found_and_named()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}: {InMemory} acts on the rows, {InStore} in the store.");
        await DiscloseAsync();
        var rows = await network.InStoreAsync(AccountingRows.ReadAsync);
        var seal = network.Host.Services.GetRequiredService<ISeal>();
        var tamperer = new Tamperer(rows, new Random(seed));
        Assert.Empty(rows.Verify(seal));
        Assert.Empty(await VerifyStoreAsync());

        for (var n = 0; n < InMemory; n++)
        {
            var tampering = tamperer.Next();
            AssertNamed(tampering, rows.With(tampering).Verify(seal), seed);
        }
        for (var n = 0; n < InStore; n++)
        {
            var tampering = tamperer.Next();
            await InStoreAsync(tampering.DoAsync);
            AssertNamed(tampering, await VerifyStoreAsync(), seed);
            await InStoreAsync(tampering.UndoAsync);
        }
        Assert.Empty(await VerifyStoreAsync());
    }

    private static void AssertNamed(Tampering tampering, IReadOnlyList<AccountingFault> faults, int seed)
    {
        var touched = tampering.Out.Concat(tampering.In).Select(Tamperer.ParticipantOf).ToHashSet();
        Assert.True(
            faults.All(fault => fault.ParticipantId is null || touched.Contains(fault.ParticipantId)),
            $"Seed {seed}: {tampering.Deed} was put on somebody else: {string.Join("; ", faults)}");
        foreach (var name in tampering.Names)
        {
            Assert.True(
                faults.Any(fault => name(fault)),
                $"Seed {seed}: {tampering.Deed} was not named among: {string.Join("; ", faults)}");
        }
    }

    private async Task<IReadOnlyList<AccountingFault>> VerifyStoreAsync()
    {
        await using var scope = network.Host.Services.CreateAsyncScope();
        var review = scope.ServiceProvider.GetRequiredService<ReviewAccounting>();
        return (await review.RunAsync(new Dictionary<long, string>(), CancellationToken.None)).Faults;
    }

    private async Task InStoreAsync(Func<CareBridge.Consent.Storage.ConsentDbContext, Task> work) =>
        await network.InStoreAsync(async store =>
        {
            await work(store);
            return true;
        });

    /// <summary>Nine participants of 1 to 25 lines, some in an emergency; two anchors, and lines past them.</summary>
    private async Task DiscloseAsync()
    {
        var lengths = new[] { 1, 1, 1, 2, 3, 5, 8, 13, 25 };
        var participants = new List<Guid>();
        foreach (var _ in lengths) participants.Add((await network.GrantedAsync()).Participant);
        for (var round = 0; round < lengths.Max(); round++)
        {
            foreach (var (participant, length) in participants.Zip(lengths))
            {
                if (round >= length) continue;
                var question = network.Question(
                    participant, DisclosureCategory.Referrals, DisclosureCategory.Engagement);
                await network.AuthorizeAsync(round % 4 != 3 ? question : question with
                {
                    Purpose = PurposeOfUse.EmergencyTreatment,
                    Emergency = new EmergencyGrounds(Guid.CreateVersion7(), "suicide-risk-high"),
                });
            }
            if (round is 1 or 6) await network.AnchorAsync();
        }
    }
}
