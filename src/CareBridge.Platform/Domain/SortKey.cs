using System.Globalization;

namespace CareBridge.Platform.Domain;

/// <summary>
/// A place in the order of time, told apart by id within one instant. Digits and lower-case hexadecimal only, because
/// stores disagree about the order of ids but not about the order of these.
/// </summary>
public static class SortKey
{
    public const int Length = 51;

    public static string Of(DateTimeOffset at, Guid id) =>
        string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks:D19}{id:N}");

    public static bool IsValid(string key) =>
        key.Length == Length && key.All(character => char.IsAsciiDigit(character) || character is >= 'a' and <= 'f');
}
