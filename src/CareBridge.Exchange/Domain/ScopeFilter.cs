using System.Text.RegularExpressions;

namespace CareBridge.Exchange.Domain;

/// <summary>
/// Which resources of its type a scope reaches: those that meet every condition; all of them when there is none (SMART
/// App Launch 2, finer-grained resource constraints using search parameters).
/// </summary>
internal sealed partial class ScopeFilter
{
    public static readonly ScopeFilter None = new([]);

    private ScopeFilter(IEnumerable<ScopeCondition> conditions) => Conditions =
        [.. conditions.Distinct().OrderBy(c => c.Name, StringComparer.Ordinal)
            .ThenBy(c => c.Value, StringComparer.Ordinal)];

    public IReadOnlyList<ScopeCondition> Conditions { get; }

    /// <summary>Null when it is not a list of parameters, each with a value, such as <c>category=survey</c>.</summary>
    public static ScopeFilter? Parse(string query)
    {
        var conditions = query.Split('&').Select(ParseCondition).ToList();
        return conditions.Contains(null) ? null : new ScopeFilter(conditions.OfType<ScopeCondition>());
    }

    /// <summary>Whether this reaches all that the other does, as far as can be told from the conditions.</summary>
    public bool Includes(ScopeFilter other) => Conditions.All(other.Conditions.Contains);

    public ScopeFilter And(ScopeFilter other) => new(Conditions.Concat(other.Conditions));

    /// <summary>As in a scope, question mark included; the same for every filter with the same conditions.</summary>
    public override string ToString() => Conditions.Count == 0
        ? ""
        : "?" + string.Join('&', Conditions.Select(condition => $"{condition.Name}={Escape(condition.Value)}"));

    private static ScopeCondition? ParseCondition(string text)
    {
        var match = Syntax().Match(text);
        if (!match.Success) return null;
        var value = Uri.UnescapeDataString(match.Groups["value"].Value);
        return value.Any(char.IsControl) ? null : new ScopeCondition(match.Groups["name"].Value, value);
    }

    private static string Escape(string value) =>
        Special().Replace(value, special => Uri.EscapeDataString(special.Value));

    /// <summary>Neither modifiers nor chains.</summary>
    [GeneratedRegex(@"^(?<name>[A-Za-z_][A-Za-z0-9_-]*)=(?<value>.+)\z")]
    private static partial Regex Syntax();

    /// <summary>What means something else in a query, or may not be in a scope (RFC 6749, 3.3).</summary>
    [GeneratedRegex(@"[^!$'-*,-<>-\[\]-~]+")]
    private static partial Regex Special();
}

/// <param name="Name">A search parameter.</param>
/// <param name="Value">As in a search, percent-encoding undone: commas are alternatives.</param>
internal sealed record ScopeCondition(string Name, string Value);
