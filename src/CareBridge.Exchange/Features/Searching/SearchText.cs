using System.Globalization;
using System.Text;
using CareBridge.Exchange.Storage;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>Texts as they are compared: without regard to case, accents and width of the gaps between words.</summary>
internal static class SearchText
{
    public static string Normalize(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var letter in Whole(text).Normalize(NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(letter))
            {
                if (letters.Length > 0 && letters[^1] != ' ') letters.Append(' ');
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                letters.Append(letter);
            }
        }
        return Kept(letters.ToString().TrimEnd().ToUpperInvariant().Normalize(NormalizationForm.FormC));
    }

    /// <summary>As much of it as the index keeps.</summary>
    public static string Kept(string text) =>
        Whole(text.Length <= Lengths.SearchValue ? text : text[..Lengths.SearchValue]);

    /// <summary>Half a character (an unpaired surrogate) is no text to any store.</summary>
    private static string Whole(string text) => text.Any(char.IsSurrogate)
        ? string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar))
        : text;
}
