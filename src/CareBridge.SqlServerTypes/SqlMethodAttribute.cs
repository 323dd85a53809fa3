namespace Microsoft.SqlServer.Server;

/// <summary>Marks a method of a CLR type of SQL Server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqlMethodAttribute : SqlFunctionAttribute
{
    public bool InvokeIfReceiverIsNull { get; set; }

    public bool IsMutator { get; set; }

    public bool OnNullCall { get; set; } = true;
}
