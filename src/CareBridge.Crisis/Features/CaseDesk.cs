using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features;

/// <summary>
/// Whoever does something with a case does it to the state that is saved, and hears of the state that they lost to: of
/// two who do opposite things at the same instant the second is refused by what the first has done.
/// </summary>
internal sealed class CaseDesk(CrisisDbContext store, TimeProvider time)
{
    /// <summary>A case is written a handful of times in its life, so a lost race is soon over.</summary>
    private const int Attempts = 10;

    /// <exception cref="NotFoundException">The team has no such escalation.</exception>
    public Task<Escalation> ActAsync(
        Guid id, Guid teamId, Action<CaseFile, DateTimeOffset> act, CancellationToken cancellation) => ActAsync(
            id,
            teamId,
            (file, at) =>
            {
                act(file, at);
                return Task.CompletedTask;
            },
            cancellation);

    /// <exception cref="NotFoundException">The team has no such escalation.</exception>
    public Task<Escalation> ActAsync(
        Guid id, Guid teamId, Func<CaseFile, DateTimeOffset, Task> act, CancellationToken cancellation) => TryAsync(
            async () =>
            {
                var (file, now) = (await store.OpenCaseAsync(id, cancellation), time.Now());
                if (file.Escalation.CrisisTeamId != teamId) throw new NotFoundException("escalation");
                var wasTaken = file.Escalation.AcknowledgedAt is not null;
                await act(file, now);
                await store.SettleAsync(file, now, cancellation);
                await store.SaveChangesAsync(cancellation);
                if (!wasTaken) CrisisMeasures.Taken(file.Escalation);
                return file.Escalation;
            });

    /// <summary>Once more with what is saved, when somebody else has saved first.</summary>
    public async Task<T> TryAsync<T>(Func<Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (Exception exception) when (attempt < Attempts && StoreFaults.IsConflict(exception))
            {
                store.ChangeTracker.Clear();
            }
        }
    }
}
