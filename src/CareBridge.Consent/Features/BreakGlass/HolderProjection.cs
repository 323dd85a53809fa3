using CareBridge.Consent.Storage;
using CareBridge.Platform.Operation;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features.BreakGlass;

/// <summary>
/// Whose privacy officers find an emergency access, made anew from the accesses: which records one opened is never
/// changed.
/// </summary>
internal sealed class HolderProjection : IProjection<ConsentDbContext>
{
    private const int StepSize = 100;

    public string Name => "break-glass-holders";

    public Task<int> CountAsync(ConsentDbContext store, CancellationToken cancellation) =>
        store.BreakGlass.CountAsync(cancellation);

    public async Task<ProjectionStep> StepAsync(ConsentDbContext store, long after, CancellationToken cancellation)
    {
        var accesses = await store.BreakGlass.NextAsync(after, StepSize, cancellation);
        var ids = accesses.Select(access => access.Id).ToList();
        var kept = await store.BreakGlassHolders.Where(one => ids.Contains(one.AccessId)).ToListAsync(cancellation);
        store.BreakGlassHolders.Replace(
            kept, accesses.SelectMany(BreakGlassHolder.Of), one => (one.AccessId, one.OrganizationId));
        return accesses.ToStep(after);
    }
}
