namespace Microsoft.SqlServer.Server;

/// <summary>Whether a CLR routine reads user data in SQL Server.</summary>
public enum DataAccessKind
{
    None = 0,
    Read = 1,
}
