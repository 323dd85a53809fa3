namespace Microsoft.SqlServer.Server;

/// <summary>A type cannot be used as a CLR type in SQL Server.</summary>
public sealed class InvalidUdtException(string message) : SystemException(message)
{
    /// <summary>SqlClient makes these here, and nowhere else.</summary>
    public static InvalidUdtException Create(Type udtType, string resourceReason) =>
        new($"'{udtType.FullName}' is an invalid user defined type, reason: {resourceReason}.");
}
