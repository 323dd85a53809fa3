using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CareBridge.Crisis.Features.Board;

/// <summary>Whatever saves a change of a case, those who watch a board hear of it at once.</summary>
internal sealed class BoardInterceptor(BoardSignal signal) : SaveChangesInterceptor
{
    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is CrisisDbContext context && IsOnBoards(context)) signal.Set();
        return ValueTask.FromResult(result);
    }

    /// <summary>A needless look costs one query; what was saved is known to be saved only now.</summary>
    private static bool IsOnBoards(CrisisDbContext context) =>
        context.ChangeTracker.Entries().Any(entry => entry.Entity is Escalation or FollowUp);
}
