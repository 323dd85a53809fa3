using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace CareBridge.Platform.Storage;

/// <summary>
/// Once a connection's plans are lost (<see cref="StoreFaults.IsPlanLost"/>), no connection that is open now is used
/// again.
/// </summary>
internal sealed class LostPlans : DbCommandInterceptor, ISaveChangesInterceptor
{
    public override Task CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Exception, command.Connection);
        return Task.CompletedTask;
    }

    /// <summary>Of several commands that go together only the first is told of as a command that failed.</summary>
    public Task SaveChangesFailedAsync(
        DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Exception, eventData.Context?.Database.GetDbConnection());
        return Task.CompletedTask;
    }

    private static void Forget(Exception exception, DbConnection? connection)
    {
        if (connection is NpgsqlConnection pooled && StoreFaults.IsPlanLost(exception))
            NpgsqlConnection.ClearPool(pooled);
    }
}
