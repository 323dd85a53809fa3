using System.Net;
using System.Text.RegularExpressions;

namespace CareBridge.Directory.Features.Imports;

/// <summary>Text as others publish it, as it may be shown here: without markup, and not longer than is kept.</summary>
internal static partial class PlainText
{
    private const string HasMarkup = "markup";
    private const string TooLong = "too-long";
    private const string ControlCharacters = "control-characters";

    /// <summary>Null for what holds nothing.</summary>
    /// <param name="changed">Called with a code for whatever had to be changed.</param>
    public static string? Clean(string? text, int length, Action<string> changed)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var clean = text.Trim();
        if (Tag().IsMatch(clean) || Entity().IsMatch(clean))
        {
            clean = WebUtility.HtmlDecode(Tag().Replace(Break().Replace(clean, "\n"), "")).Trim();
            changed(HasMarkup);
        }
        if (clean.Any(IsControl))
        {
            clean = string.Concat(clean.Where(character => !IsControl(character))).Trim();
            changed(ControlCharacters);
        }
        if (clean.Length > length)
        {
            // Not between the halves of one character.
            clean = clean[..(char.IsHighSurrogate(clean[length - 1]) ? length - 1 : length)];
            changed(TooLong);
        }
        return clean.Length == 0 ? null : clean;
    }

    private static bool IsControl(char character) =>
        character is not ('\n' or '\r' or '\t') && char.IsControl(character);

    [GeneratedRegex("</?[A-Za-z!][^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"<br\s*/?>|</p>|</div>|</li>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex("&(#[0-9]{1,6}|#x[0-9A-Fa-f]{1,5}|[A-Za-z]{2,10});")]
    private static partial Regex Entity();
}
