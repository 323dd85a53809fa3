using CareBridge.Contracts.Directory;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Features;
using CareBridge.Referrals.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Referrals;

/// <summary>What Directory announces of somebody's work, told twice at once.</summary>
public sealed class LearningStaffTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task Of_two_announcements_at_once_the_older_one_does_not_write_over_the_newer()
    {
        var hired = new StaffChanged
        {
            StaffId = Guid.CreateVersion7(),
            OrganizationId = network.Clinic,
            Version = 1,
            Role = StaffRole.Coordinator,
            Active = true,
            ChangedAt = Make.Noon,
        };
        await LearnAsync(hired, meanwhile: null);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => LearnAsync(
            hired with { Version = 2 },
            meanwhile: () => LearnAsync(hired with { Version = 3, Active = false }, meanwhile: null)));

        var known = await network.InStoreAsync<ReferralsDbContext, KnownStaff>(
            store => store.Staff.SingleAsync(one => one.StaffId == hired.StaffId));
        Assert.Equal((3, false), (known.Version, known.Active));
    }

    /// <param name="meanwhile">Happens between reading and saving.</param>
    private async Task LearnAsync(StaffChanged message, Func<Task>? meanwhile)
    {
        await using var scope = network.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LearnStaff>().HandleAsync(message, CancellationToken.None);
        if (meanwhile is not null) await meanwhile();
        await scope.ServiceProvider.GetRequiredService<ReferralsDbContext>().SaveChangesAsync();
    }
}
