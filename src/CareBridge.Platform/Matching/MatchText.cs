namespace CareBridge.Platform.Matching;

/// <summary>Texts as matching compares them.</summary>
public static class MatchText
{
    private const int PhoneDigits = 10;

    /// <summary>Letters and digits only, in upper case and without accents.</summary>
    public static string Name(string text) => new([.. PlainLetters.Of(text).Where(char.IsLetterOrDigit)]);

    /// <summary>
    /// The last ten digits: countries and trunks are written in many ways. Empty when there are fewer.
    /// </summary>
    public static string Phone(string text)
    {
        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        return digits.Length >= PhoneDigits ? digits[^PhoneDigits..] : "";
    }

    /// <summary>
    /// Slips of the pen from one to the other: a character too many, too few or wrong, or two neighbours swapped (the
    /// optimal string alignment distance).
    /// </summary>
    public static int Slips(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var change = one[i - 1] == other[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + change);
                var swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
                rows[i, j] = swapped ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
            }
        }
        return rows[one.Length, other.Length];
    }
}
