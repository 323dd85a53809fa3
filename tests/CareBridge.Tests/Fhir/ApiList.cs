using System.Text.RegularExpressions;

namespace CareBridge.Tests.Fhir;

internal sealed record ApiEntry(string Kind, HashSet<string> Bases, HashSet<string> Members);

/// <summary>The checked-in list of the SDK's public API, in the words that <see cref="Surface"/> uses.</summary>
internal sealed partial class ApiList
{
    public const string Path = "tests/CareBridge.Tests/Fhir/hl7-fhir-r4-api.txt";

    private static readonly string[] ValueTypes =
        ["int", "long", "bool", "decimal", "DateTimeOffset", "TimeSpan", "T", "FhirRelease"];

    private readonly HashSet<string> _enums = [];

    public Dictionary<string, ApiEntry> Types { get; } = [];

    public static ApiList Load() => Parse(File.ReadAllLines(System.IO.Path.Combine(Repository.Root, Path)));

    public static ApiList Parse(IReadOnlyList<string> lines)
    {
        var list = new ApiList();
        foreach (var line in lines.Where(line => line.StartsWith("ENUM ", StringComparison.Ordinal)))
            list._enums.Add(Short(line.Split(' ')[1]));

        ApiEntry? entry = null;
        string? system = null;
        foreach (var line in lines)
        {
            if (TypeLine().Match(line) is { Success: true } type) entry = list.Add(type);
            else if (EnumLine().Match(line) is { Success: true } @enum)
            {
                entry = list.Types[@enum.Groups[1].Value] = new("enum", [], []);
                system = @enum.Groups[2].Success ? @enum.Groups[2].Value : null;
            }
            else if (line.Length == 0) entry = null;
            else entry?.Members.Add(list.Member(line.Trim(), system));
        }

        return list;
    }

    private ApiEntry Add(Match line)
    {
        // Two static classes of the SDK share one name: their members are one set for whoever calls them.
        var name = Regex.Replace(line.Groups[2].Value, @"<(\w+)>$", "`1");
        if (Types.TryGetValue(name, out var known)) return known;
        var bases = Regex.Split(line.Groups[3].Value, ", (?![^<]*>)").Where(parent => parent.Length > 0);
        return Types[name] = new(line.Groups[1].Value, [.. bases.Select(Normal)], []);
    }

    private string Member(string line, string? system)
    {
        if (LiteralLine().Match(line) is { Success: true } literal)
        {
            var own = literal.Groups[4].Success ? literal.Groups[4].Value : system;
            return $"{literal.Groups[1]} = {literal.Groups[2]} {literal.Groups[3]} {own}".TrimEnd();
        }

        if (line.StartsWith("CONST ", StringComparison.Ordinal)) return line.Replace(" [Obsolete]", "");
        line = Regex.Replace(line, @"  \{.*\}$| \[Obsolete\]$", "");
        line = Regex.Replace(line, @" where \w+ : .*$", "");
        line = Regex.Replace(line, @"^(METHOD|FIELD|CTOR) (virtual |abstract |readonly )+", "$1 ");
        return Regex.Replace(Normal(line), @" = [^,)]+", " = _").Replace("static readonly ", "static ");
    }

    /// <summary>Without the SDK's namespaces, and without the ? of reference types, unseen by reflection.</summary>
    private string Normal(string text) => Nullable().Replace(Short(text), match =>
        ValueTypes.Contains(match.Groups[1].Value) || _enums.Contains(match.Groups[1].Value)
            ? match.Value
            : match.Groups[1].Value);

    private static string Short(string text) => Regex.Replace(text, @"Hl7\.Fhir\.\w+\.", "");

    [GeneratedRegex(@"^TYPE ((?:\w+ )*)(Hl7\.Fhir\S+)(?: : (.*?))?  <")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^ENUM (\S+)  <(?:.*system ([^;}]+)\})?")]
    private static partial Regex EnumLine();

    [GeneratedRegex("^(\\w+) = (-?\\d+)(?: \"(.*?)\")?(?: system (\\S+))?$")]
    private static partial Regex LiteralLine();

    [GeneratedRegex(@"([\w.]+(?:<[^>]*>)?(?:\[\])?)\?")]
    private static partial Regex Nullable();
}
