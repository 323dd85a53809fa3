namespace Microsoft.SqlServer.Server;

/// <summary>Marks a method as a CLR function of SQL Server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class SqlFunctionAttribute : Attribute
{
    public DataAccessKind DataAccess { get; set; }

    public string? FillRowMethodName { get; set; }

    public bool IsDeterministic { get; set; }

    public bool IsPrecise { get; set; }

    public string? Name { get; set; }

    public SystemDataAccessKind SystemDataAccess { get; set; }

    public string? TableDefinition { get; set; }
}
