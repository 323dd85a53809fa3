using System.Text.RegularExpressions;

namespace CareBridge.Exchange.Domain;

/// <summary>One scope of SMART App Launch 2, such as <c>system/Task.rus</c>; those of version 1 are read too.</summary>
/// <param name="Type">A FHIR resource type, or <c>*</c>.</param>
/// <param name="Text">As the client wrote it.</param>
internal sealed partial record SmartScope(string Type, Access Access, string Text)
{
    public const string AnyType = "*";

    /// <summary>Null when it is not a scope for a backend service, or asks for what no scope here can give.</summary>
    public static SmartScope? Parse(string text)
    {
        var match = Syntax().Match(text);
        if (!match.Success) return null;
        var access = ParseAccess(match.Groups["access"].Value);
        return access == Access.None ? null : new SmartScope(match.Groups["type"].Value, access, text);
    }

    public static SmartScope Of(string type, Access access) => new(type, access, $"system/{type}.{Letters(access)}");

    public bool Covers(string type) => Type == AnyType || Type == type;

    private static Access ParseAccess(string text) => text switch
    {
        "read" => Access.Read | Access.Search,
        "write" => Access.Create | Access.Update | Access.Delete,
        "*" => Access.Create | Access.Read | Access.Update | Access.Delete | Access.Search,
        _ => (text.Contains('c') ? Access.Create : Access.None)
            | (text.Contains('d') ? Access.Delete : Access.None)
            | (text.Contains('r') ? Access.Read : Access.None)
            | (text.Contains('s') ? Access.Search : Access.None)
            | (text.Contains('u') ? Access.Update : Access.None),
    };

    /// <summary>Version 2 fixes the order: c, r, u, d, s. We write it so, and read any.</summary>
    private static string Letters(Access access) =>
        (access.HasFlag(Access.Create) ? "c" : "")
        + (access.HasFlag(Access.Read) ? "r" : "")
        + (access.HasFlag(Access.Update) ? "u" : "")
        + (access.HasFlag(Access.Delete) ? "d" : "")
        + (access.HasFlag(Access.Search) ? "s" : "");

    [GeneratedRegex(@"^system/(?<type>\*|[A-Z][A-Za-z]+)\.(?<access>read|write|\*|[cruds]{1,5})\z")]
    private static partial Regex Syntax();
}
