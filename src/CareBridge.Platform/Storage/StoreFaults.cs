using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CareBridge.Platform.Storage;

/// <summary>What a store's error means, whichever store it is.</summary>
public static class StoreFaults
{
    /// <summary>A row with this key exists already.</summary>
    public static bool IsDuplicate(Exception exception) => Cause(exception) switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        SqlException sqlServer => sqlServer.Number is 2601 or 2627,
        _ => false,
    };

    /// <summary>What was to be created (a schema, a table) is there already: another instance was quicker.</summary>
    public static bool IsCreatedAlready(Exception exception) => IsDuplicate(exception) || Cause(exception) switch
    {
        PostgresException postgres => postgres.SqlState
            is PostgresErrorCodes.DuplicateSchema or PostgresErrorCodes.DuplicateTable,
        SqlException sqlServer => sqlServer.Number is 1801 or 2714 or 2759,
        _ => false,
    };

    /// <summary>Somebody else got there first; with fresh state the same work may succeed.</summary>
    public static bool IsConflict(Exception exception) =>
        exception is DbUpdateConcurrencyException || IsDuplicate(exception) || Cause(exception) switch
        {
            PostgresException postgres => postgres.SqlState
                is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
            SqlException sqlServer => sqlServer.Number is 1205 or 1222 or 3960,
            _ => false,
        };

    /// <summary>Something new depends on what was to be deleted.</summary>
    public static bool IsReferredTo(Exception exception) => Cause(exception) switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.ForeignKeyViolation,
        SqlException sqlServer => sqlServer.Number == 547,
        _ => false,
    };

    /// <summary>The store could not be reached or gave up; nothing is wrong with the work itself.</summary>
    public static bool IsOutage(Exception exception) => !IsConflict(exception) && Cause(exception) switch
    {
        // 57P01 to 57P03: the server is shutting down, crashed or starting up.
        PostgresException postgres =>
            postgres.IsTransient || postgres.SqlState.StartsWith("57P", StringComparison.Ordinal)
            || HasEndedSession(postgres) || IsPlanLost(postgres),
        NpgsqlException => true,
        SqlException sqlServer =>
            sqlServer.Class >= 17 || sqlServer.Number is -2 or -1 or 2 or 53 or 10053 or 10054 or 10060,
        TimeoutException or SocketException or EndOfStreamException => true,
        { } cause => IsDriverTrippedUp(cause),
        null => false,
    };

    /// <summary>Why a store could not be opened.</summary>
    public static StoreRefusal RefusalOf(Exception exception) => Cause(exception) switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => StoreRefusal.Database,
        PostgresException
        {
            SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification
                or PostgresErrorCodes.InsufficientPrivilege,
        } => StoreRefusal.Credentials,
        SqlException { Number: 911 or 4060 } => StoreRefusal.Database,
        SqlException { Number: 229 or 916 or 18452 or 18456 } => StoreRefusal.Credentials,
        _ => StoreRefusal.Silence,
    };

    /// <summary>It comes from a store, or the way to it, however it is wrapped.</summary>
    public static bool IsOfStore(Exception exception) => Cause(exception) is not null;

    /// <summary>
    /// Client and server do not agree on which plans the connection has, as after a command that failed half-way
    /// (npgsql issue 4082). It never ends by itself: the connection has to go.
    /// </summary>
    internal static bool IsPlanLost(Exception exception) => Cause(exception) is PostgresException
    {
        SqlState: PostgresErrorCodes.DuplicatePreparedStatement or PostgresErrorCodes.InvalidSqlStatementName,
    };

    /// <summary>Or not let it begin, as when its disk is full; whatever code it gives that.</summary>
    private static bool HasEndedSession(PostgresException exception) =>
        exception.InvariantSeverity is "FATAL" or "PANIC" && RefusalOf(exception) == StoreRefusal.Silence;

    /// <summary>Npgsql reads on in a connection that has just broken, and finds nothing where it was.</summary>
    private static bool IsDriverTrippedUp(Exception exception) =>
        exception is NullReferenceException && exception.Source == nameof(Npgsql);

    private static Exception? Cause(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            // A connection that breaks while it is opened is not always told of in the provider's own terms.
            if (cause is DbException or TimeoutException or SocketException or EndOfStreamException) return cause;
            if (IsDriverTrippedUp(cause)) return cause;
        }
        return null;
    }
}

public enum StoreRefusal
{
    /// <summary>It did not answer, or not with a reason.</summary>
    Silence,

    /// <summary>It does not know the account, its password, or what it may do.</summary>
    Credentials,

    /// <summary>It has no such database.</summary>
    Database,
}
