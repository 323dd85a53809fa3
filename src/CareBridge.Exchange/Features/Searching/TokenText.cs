using System.Text.RegularExpressions;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>
/// A token as searches write it: <c>code</c>, <c>system|code</c>, <c>|code</c>, <c>system|</c>. A backslash before a
/// bar makes it part of what it stands in (https://hl7.org/fhir/R4/search.html#escaping).
/// </summary>
internal static partial class TokenText
{
    /// <summary>The system is null where none is named; all is null for what is no token.</summary>
    public static (string? System, string Code)? Split(string token) => Bar().Split(token) switch
    {
        [var code] => (null, Plain(code)),
        [var system, var code] => (Plain(system), Plain(code)),
        _ => null,
    };

    /// <summary>The value of a parameter in which a bar separates nothing.</summary>
    public static string Plain(string value) => value.Replace(@"\|", "|", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
