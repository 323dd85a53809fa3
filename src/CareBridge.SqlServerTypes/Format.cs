namespace Microsoft.SqlServer.Server;

/// <summary>How a CLR type is laid out when stored.</summary>
public enum Format
{
    Unknown = 0,
    Native = 1,
    UserDefined = 2,
}
