using System.Globalization;
using CareBridge.Platform.Domain;

namespace CareBridge.Platform.Diagnosis;

/// <summary>A key of the configuration, and what may be said there.</summary>
/// <param name="Key"><c>{service}</c> stands for any service's name, <c>{any}</c> for any word.</param>
/// <param name="Form">What a value is, as the end of "It is …".</param>
/// <param name="IsWellFormed">Whether the program can read the value at all.</param>
public sealed record Setting(string Key, string Form, Func<string, bool> IsWellFormed)
{
    /// <summary>Whether what can be read makes sense.</summary>
    public Func<string, bool> IsInRange { get; private init; } = _ => true;

    /// <summary>As the end of "Set it to …".</summary>
    public string Range { get; private init; } = "";

    /// <summary>The value must not be seen, and not be one that everybody knows.</summary>
    public bool IsSecret { get; private init; }

    /// <summary>Another key, whose time is not shorter.</summary>
    public string? NotAbove { get; init; }

    /// <summary>What counts when nothing is said; only where <see cref="NotAbove"/> looks at it.</summary>
    public TimeSpan? Default { get; init; }

    public static Setting Text(string key) => new(key, "a text", _ => true);

    public static Setting Secret(string key) => new(key, "a secret", _ => true) { IsSecret = true };

    public static Setting Switch(string key) => new(key, "true or false", value => bool.TryParse(value, out _));

    public static Setting Choice(string key, params IReadOnlyList<string> choices) => new(
        key,
        $"one of: {string.Join(", ", choices)}",
        value => choices.Contains(value, StringComparer.OrdinalIgnoreCase));

    public static Setting Number(string key, int least, int most) =>
        new(key, "a whole number", value => int.TryParse(value, CultureInfo.InvariantCulture, out _))
        {
            IsInRange = value => int.Parse(value, CultureInfo.InvariantCulture) is var number
                && number >= least && number <= most,
            Range = string.Create(CultureInfo.InvariantCulture, $"{least} to {most}"),
        };

    public static Setting Time(string key, TimeSpan least, TimeSpan most) =>
        new(
            key,
            "a time such as 00:10:00, which is ten minutes",
            value => TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out _))
        {
            IsInRange = value => Parse(value) is { } time && time >= least && time <= most,
            Range = $"a time from {least:c} to {most:c}; 10 alone is ten days",
        };

    /// <summary>An absolute address of one of these schemes.</summary>
    public static Setting Address(string key, params IReadOnlyList<string> schemes) => new(
        key,
        $"an address that begins with {string.Join(" or ", schemes.Select(scheme => scheme + "://"))}",
        value => Uri.TryCreate(value, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme));

    public static Setting Email(string key) =>
        new(key, "an e-mail address", value => System.Net.Mail.MailAddress.TryCreate(value, out _));

    public static Setting TimeZone(string key) =>
        new(key, "an IANA time zone such as America/Chicago", TimeZones.IsKnown);

    /// <summary>The same that nobody may see.</summary>
    public Setting Hidden() => this with { IsSecret = true };

    internal static TimeSpan? Parse(string? value) =>
        TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var time) ? time : null;

    /// <summary>Whether a key that somebody has set is this one.</summary>
    internal bool Matches(string key, IReadOnlyList<string> services)
    {
        var (own, given) = (Key.Split(':'), key.Split(':'));
        return own.Length == given.Length && own.Zip(given).All(pair => pair.First switch
        {
            "{any}" => true,
            "{service}" => services.Contains(pair.Second, StringComparer.OrdinalIgnoreCase),
            var word => word.Equals(pair.Second, StringComparison.OrdinalIgnoreCase),
        });
    }
}
