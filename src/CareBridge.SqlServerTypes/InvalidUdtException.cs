namespace Microsoft.SqlServer.Server;

/// <summary>A type cannot be used as a CLR type in SQL Server.</summary>
public sealed class InvalidUdtException(string message) : SystemException(message);
