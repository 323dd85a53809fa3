using System.Text.RegularExpressions;

namespace CareBridge.Exchange.Domain;

/// <summary>
/// One scope of SMART App Launch 2, such as <c>system/Task.rus</c> or <c>system/Observation.rs?category=survey</c>;
/// those of version 1 are read too.
/// </summary>
/// <param name="Type">A FHIR resource type, or <c>*</c>.</param>
/// <param name="Filter">For reading and searching one type only.</param>
/// <param name="Text">As the client wrote it.</param>
internal sealed partial record SmartScope(string Type, Access Access, ScopeFilter Filter, string Text)
{
    public const string AnyType = "*";

    private const Access Filterable = Access.Read | Access.Search;

    /// <summary>Null when it is not a scope for a backend service, or asks for what no scope here can give.</summary>
    public static SmartScope? Parse(string text)
    {
        var match = Syntax().Match(text);
        if (!match.Success) return null;
        var (type, letters) = (match.Groups["type"].Value, match.Groups["access"].Value);
        var access = ParseAccess(letters);
        if (access == Access.None) return null;
        if (!match.Groups["filter"].Success) return new SmartScope(type, access, ScopeFilter.None, text);
        return type == AnyType || letters == "read" || (access & ~Filterable) != Access.None
            || ScopeFilter.Parse(match.Groups["filter"].Value) is not { } filter
            ? null
            : new SmartScope(type, access, filter, text);
    }

    public static SmartScope Of(string type, Access access) => Of(type, access, ScopeFilter.None);

    public static SmartScope Of(string type, Access access, ScopeFilter filter) =>
        new(type, access, filter, $"system/{type}.{Letters(access)}{filter}");

    public bool Covers(string type) => Type == AnyType || Type == type;

    /// <summary>Whether it allows, by itself, all that the other does.</summary>
    public bool Includes(SmartScope other) =>
        Covers(other.Type) && Access.HasFlag(other.Access) && Filter.Includes(other.Filter);

    /// <summary>What both allow; null when that is nothing.</summary>
    public SmartScope? And(SmartScope other)
    {
        var access = Access & other.Access;
        var type = Type == AnyType ? other.Type : Type;
        return access == Access.None || !Covers(type) || !other.Covers(type)
            ? null
            : Of(type, access, Filter.And(other.Filter));
    }

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

    /// <summary>The characters of a filter are those that a scope may have (RFC 6749, 3.3).</summary>
    [GeneratedRegex(@"^system/(?<type>\*|[A-Z][A-Za-z]+)\.(?<access>read|write|\*|[cruds]{1,5})"
        + @"(\?(?<filter>[!#-\[\]-~]*))?\z")]
    private static partial Regex Syntax();
}
