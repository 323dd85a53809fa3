using System.Collections.Frozen;
using System.Text;

namespace CareBridge.Platform.Matching;

/// <summary>Texts in upper case, without accents, with single spaces between their words.</summary>
public static class PlainLetters
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

    public static string Of(string text)
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
        return letters.ToString().TrimEnd();
    }

    /// <summary>Half a character (an unpaired surrogate) is no text to any store.</summary>
    public static string Whole(string text) => text.Any(char.IsSurrogate)
        ? string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar))
        : text;
}
