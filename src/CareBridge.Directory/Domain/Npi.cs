namespace CareBridge.Directory.Domain;

/// <summary>The National Provider Identifier (45 CFR 162.406): nine digits and a check digit.</summary>
internal static class Npi
{
    public const int Length = 10;

    /// <summary>What the prefix 80840, which it is issued under, adds to the sum of the Luhn formula.</summary>
    private const int OfPrefix = 24;

    public static bool IsValid(string text) =>
        text.Length == Length
        && text.All(char.IsAsciiDigit)
        && (text[0] is '1' or '2')
        && (OfPrefix + text.Index().Sum(digit => Weigh(digit.Item - '0', isDoubled: digit.Index % 2 == 0))) % 10 == 0;

    private static int Weigh(int digit, bool isDoubled) =>
        !isDoubled ? digit : digit < 5 ? 2 * digit : (2 * digit) - 9;
}
