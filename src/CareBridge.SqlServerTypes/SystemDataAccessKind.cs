namespace Microsoft.SqlServer.Server;

/// <summary>Whether a CLR routine reads system catalogues of SQL Server.</summary>
public enum SystemDataAccessKind
{
    None = 0,
    Read = 1,
}
