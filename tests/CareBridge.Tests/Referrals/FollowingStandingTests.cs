using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Referrals.Features;
using CareBridge.Referrals.Storage;
using CareBridge.Tests.Exchange;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Referrals;

/// <summary>What waits for a receiver, and what is with it, when it is not verified any more.</summary>
public sealed class FollowingStandingTests(ExchangeWorld world) : IClassFixture<ExchangeWorld>
{
    [Fact]
    public async Task Each_of_its_referrals_follows_by_itself_also_one_that_somebody_changes_meanwhile()
    {
        var receiver = Guid.CreateVersion7();
        var ids = await AddAsync(receiver, count: 3);
        var asked = new List<Guid>();
        var followed = new List<int>();
        world.Disclosures.Decided = question =>
        {
            if (question.RecipientOrganizationId != receiver || asked.Contains(question.ParticipantId)) return;
            asked.Add(question.ParticipantId);
            followed.Add(InStore(store => store.Referrals.Count(r => ids.Contains(r.Id) && r.WithheldSince != null)));
            if (asked.Count != 2) return;
            InStore(store => store.Referrals.Where(r => r.ParticipantId == question.ParticipantId)
                .ExecuteUpdate(row => row.SetProperty(r => r.Version, r => r.Version + 1)));
        };
        try
        {
            await using var scope = world.Host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<FollowStanding>().HandleAsync(
                new RecipientStandingChanged
                {
                    OrganizationId = receiver,
                    Version = 2,
                    ChangedAt = Make.Noon,
                },
                CancellationToken.None);
        }
        finally
        {
            world.Disclosures.Decided = null;
        }

        Assert.Equal([0, 1, 2], followed);
        Assert.Equal(3, InStore(store => store.Referrals.Count(
            r => ids.Contains(r.Id) && r.WithheldSince != null)));
    }

    private async Task<List<Guid>> AddAsync(Guid receiver, int count)
    {
        var referrals = Enumerable.Range(0, count)
            .Select(_ => Make.Referral(ReferralStatus.Accepted, receiver: receiver)).ToList();
        await using var scope = world.Host.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ReferralsDbContext>();
        store.Referrals.AddRange(referrals);
        await store.SaveChangesAsync();
        return [.. referrals.Select(referral => referral.Id)];
    }

    private T InStore<T>(Func<ReferralsDbContext, T> query)
    {
        using var scope = world.Host.Services.CreateScope();
        return query(scope.ServiceProvider.GetRequiredService<ReferralsDbContext>());
    }
}
