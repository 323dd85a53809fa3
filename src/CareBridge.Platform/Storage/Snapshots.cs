using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CareBridge.Platform.Storage;

/// <summary>Several readings of a store as it stood at one instant.</summary>
public static class Snapshots
{
    /// <summary>
    /// Nobody waits for it. PostgreSQL's repeatable read is such a snapshot; SQL Server's only keeps what was read from
    /// being changed, and shows what is new, so that there it has to be its snapshot.
    /// </summary>
    public static Task<IDbContextTransaction> BeginSnapshotAsync(
        this DatabaseFacade database, CancellationToken cancellation) => database.BeginTransactionAsync(
        database.IsNpgsql() ? IsolationLevel.RepeatableRead : IsolationLevel.Snapshot, cancellation);
}
