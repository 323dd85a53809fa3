using System.Collections.Frozen;
using System.Text;
using CareBridge.Exchange.Storage;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>Texts as they are compared: without regard to case, accents and width of the gaps between words.</summary>
internal static class SearchText
{
    // The framework takes letters apart by the system's Unicode library, which not every machine has.
    private const string Accented =
        "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŔŖŘŚŜŞŠŢŤŨŪŬŮŰŲŴŶŸŹŻŽǍǏǑǓǕǗǙǛȘȚ"
        + "ẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ";

    private const string Plain =
        "AAAAAACEEEEIIIINOOOOOOUUUUYAAACCCCDDEEEEEGGGGHIIIIIJKLLLLNNNOOORRRSSSSTTUUUUUUWYYZZZAIOUUUUUST"
        + "AAAAAAAAAAAAEEEEEEEEIIOOOOOOOOOOOOUUUUUUUYYYY";

    private static readonly FrozenDictionary<char, char> Bases =
        Accented.Zip(Plain).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    public static string Normalize(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var letter in Whole(text).ToUpperInvariant())
        {
            if (char.IsWhiteSpace(letter))
            {
                if (letters.Length > 0 && letters[^1] != ' ') letters.Append(' ');
            }
            // An accent of its own, after the letter that has it.
            else if (letter is not (>= '\u0300' and <= '\u036F'))
            {
                letters.Append(Bases.GetValueOrDefault(letter, letter));
            }
        }
        return Kept(letters.ToString().TrimEnd());
    }

    /// <summary>As much of it as the index keeps.</summary>
    public static string Kept(string text) =>
        Whole(text.Length <= Lengths.SearchValue ? text : text[..Lengths.SearchValue]);

    /// <summary>Half a character (an unpaired surrogate) is no text to any store.</summary>
    private static string Whole(string text) => text.Any(char.IsSurrogate)
        ? string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar))
        : text;
}
