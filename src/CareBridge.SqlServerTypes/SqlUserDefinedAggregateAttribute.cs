namespace Microsoft.SqlServer.Server;

/// <summary>Marks a type as a CLR aggregate of SQL Server.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedAggregateAttribute(Format format) : Attribute
{
    /// <summary>The largest <see cref="MaxByteSize"/>, in bytes.</summary>
    public const int MaxByteSizeValue = 8000;

    public Format Format { get; } = format;

    public bool IsInvariantToDuplicates { get; set; }

    public bool IsInvariantToNulls { get; set; }

    public bool IsInvariantToOrder { get; set; }

    public bool IsNullIfEmpty { get; set; }

    public int MaxByteSize { get; set; }

    public string? Name { get; set; }
}
