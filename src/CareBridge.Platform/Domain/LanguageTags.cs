using System.Text.RegularExpressions;

namespace CareBridge.Platform.Domain;

/// <summary>Languages as BCP 47 names them, such as <c>es-MX</c> or <c>ase</c> (American Sign Language).</summary>
public static partial class LanguageTags
{
    public static bool IsTag(string? text) => text is not null && Tag().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}\z")]
    private static partial Regex Tag();
}
