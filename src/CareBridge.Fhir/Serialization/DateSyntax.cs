namespace Hl7.Fhir.Serialization;

/// <summary>Dates and times as R4 writes them, down to the days of each month.</summary>
internal static class DateSyntax
{
    public static bool IsDate(ReadOnlySpan<byte> text) => Day(ref text, out _) && text.IsEmpty;

    public static bool IsDateTime(ReadOnlySpan<byte> text)
    {
        if (!Day(ref text, out var isWhole)) return false;
        return text.IsEmpty || (isWhole && Rest(text));
    }

    public static bool IsInstant(ReadOnlySpan<byte> text) => Day(ref text, out var isWhole) && isWhole && Rest(text);

    public static bool IsTime(ReadOnlySpan<byte> text) => Clock(ref text) && text.IsEmpty;

    private static bool Rest(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] != 'T') return false;
        text = text[1..];
        return Clock(ref text) && Zone(text);
    }

    private static bool Day(ref ReadOnlySpan<byte> text, out bool isWhole)
    {
        isWhole = false;
        if (!Number(ref text, 4, 1, 9999, out var year)) return false;
        if (!Skip(ref text, '-')) return true;
        if (!Number(ref text, 2, 1, 12, out var month)) return false;
        if (!Skip(ref text, '-')) return true;
        isWhole = Number(ref text, 2, 1, DateTime.DaysInMonth(year, month), out _);
        return isWhole;
    }

    private static bool Clock(ref ReadOnlySpan<byte> text)
    {
        if (!Number(ref text, 2, 0, 23, out _) || !Skip(ref text, ':')) return false;
        if (!Number(ref text, 2, 0, 59, out _) || !Skip(ref text, ':')) return false;
        // 60 is a leap second.
        if (!Number(ref text, 2, 0, 60, out _)) return false;
        if (!Skip(ref text, '.')) return true;
        var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits < 0) digits = text.Length;
        text = text[digits..];
        return digits > 0;
    }

    private static bool Zone(ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'Z']) return true;
        if (!Skip(ref text, '+') && !Skip(ref text, '-')) return false;
        return Number(ref text, 2, 0, 14, out var hours) && Skip(ref text, ':')
            && Number(ref text, 2, 0, hours == 14 ? 0 : 59, out _) && text.IsEmpty;
    }

    private static bool Number(ref ReadOnlySpan<byte> text, int digits, int least, int most, out int value)
    {
        value = 0;
        if (text.Length < digits) return false;
        foreach (var digit in text[..digits])
        {
            if (!char.IsAsciiDigit((char)digit)) return false;
            value = (value * 10) + digit - '0';
        }

        text = text[digits..];
        return value >= least && value <= most;
    }

    private static bool Skip(ref ReadOnlySpan<byte> text, char expected)
    {
        if (text.IsEmpty || text[0] != expected) return false;
        text = text[1..];
        return true;
    }
}
