using System.Text.RegularExpressions;

namespace CareBridge.Platform.Domain;

/// <summary>Telephone numbers as text messages are sent to them (E.164), such as <c>+15550100123</c>.</summary>
public static partial class PhoneNumber
{
    public const string Rule = "In international form, such as +15550100123.";

    public static bool IsInternational(string? text) => text is not null && Form().IsMatch(text);

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z")]
    private static partial Regex Form();
}
