using CareBridge.Contracts.Directory;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Directory.Features.Verification;

/// <summary>A verification counts until its last day.</summary>
internal sealed class LapseVerifications(
    IServiceScopeFactory scopes, TimeProvider time, ILogger<LapseVerifications> logger)
    : RepeatedWork(Interval, time, logger)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private const int BatchSize = 100;

    protected override async Task WorkAsync(CancellationToken cancellation) =>
        await EachAsync(await DueAsync(cancellation), id => LapseAsync(id, cancellation), cancellation);

    private async Task<List<Guid>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var today = DateOnly.FromDateTime(Time.Now().UtcDateTime);
        return await scope.ServiceProvider.GetRequiredService<DirectoryDbContext>().Organizations
            .Where(o => o.Verification == OrganizationVerification.Verified && o.VerifiedUntil < today)
            .OrderBy(o => o.VerifiedUntil).Select(o => o.Id).Take(BatchSize).ToListAsync(cancellation);
    }

    private async Task LapseAsync(Guid id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<DirectoryDbContext>();
        var organization = await store.RequireOrganizationAsync(id, cancellation);
        var now = Time.Now();
        if (organization.Verification != OrganizationVerification.Verified
            || organization.VerifiedUntil >= DateOnly.FromDateTime(now.UtcDateTime)) return;
        organization.Lapse(now);
        await store.SaveChangesAsync(cancellation);
    }
}
