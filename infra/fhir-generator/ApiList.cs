using System.Text.RegularExpressions;

namespace FhirGenerator;

internal sealed record ApiMember(string Type, string Name, string Facts)
{
    public bool IsElement => Facts.Contains("{el ", StringComparison.Ordinal);
    public string JsonName => Between("{el ", " ");
    public int Order => int.Parse(Between(" order=", " ", ";", "}"), provider: null);
    public bool IsRequired => Facts.Contains("; card 1..", StringComparison.Ordinal);
    public bool IsOutsideR4 =>
        Regex.IsMatch(Facts, @"\{el [^;]*since=R5") || Facts.Contains("notmapped since=R4", StringComparison.Ordinal);

    private string Between(string start, params string[] ends)
    {
        var from = Facts.IndexOf(start, StringComparison.Ordinal) + start.Length;
        var to = ends.Select(end => Facts.IndexOf(end, from, StringComparison.Ordinal)).Where(at => at >= 0).Min();
        return Facts[from..to];
    }
}

internal sealed record ApiType(string Name, string Base, string FhirType, bool IsAbstract, List<ApiMember> Members)
{
    /// <summary>Null for a type of its own, else the class that it is nested in.</summary>
    public string? Owner => Name.Contains('.') ? Name[..Name.IndexOf('.')] : null;

    public string ShortName => Name[(Name.IndexOf('.') + 1)..];

    /// <summary>The regular expression that the SDK publishes for a primitive.</summary>
    public string? Pattern { get; set; }
}

internal sealed record ApiLiteral(string Name, string Literal, string? System)
{
    public bool IsOutsideR4 { get; set; }
}

internal sealed record ApiEnum(string Name, string Binding, string? ValueSet, string? System, List<ApiLiteral> Literals)
{
    public string? Owner => Name.Contains('.') ? Name[..Name.IndexOf('.')] : null;

    public string ShortName => Name[(Name.IndexOf('.') + 1)..];
}

/// <summary>The checked-in list of the SDK's public API: names, types and orders that the output must repeat.</summary>
internal sealed partial class ApiList
{
    public Dictionary<string, ApiType> Types { get; } = [];
    public Dictionary<string, ApiEnum> Enums { get; } = [];

    public static ApiList Load(string path)
    {
        var list = new ApiList();
        ApiType? type = null;
        ApiEnum? @enum = null;
        foreach (var line in File.ReadLines(path).TakeWhile(line => !line.Contains("PART 3", StringComparison.Ordinal)))
        {
            if (TypeLine().Match(line) is { Success: true } typeLine) (type, @enum) = (list.AddType(typeLine), null);
            else if (EnumLine().Match(line) is { Success: true } head) (type, @enum) = (null, list.AddEnum(head));
            else if (line.Length == 0) (type, @enum) = (null, null);
            else if (PropertyLine().Match(line) is { Success: true } member)
                type?.Members.Add(new(member.Groups[1].Value, member.Groups[2].Value, member.Groups[3].Value));
            else if (PatternLine().Match(line) is { Success: true } pattern) type?.Pattern = pattern.Groups[1].Value;
            else if (LiteralLine().Match(line) is { Success: true } literal)
                @enum?.Literals.Add(new(literal.Groups[1].Value, literal.Groups[2].Value, Optional(literal.Groups[3])));
        }

        return list;
    }

    public void Restrict(ValueSets valueSets)
    {
        foreach (var @enum in Enums.Values)
        {
            if (valueSets.Codes(@enum.ValueSet) is not { } codes) continue;
            foreach (var literal in @enum.Literals) literal.IsOutsideR4 = !codes.Contains(literal.Literal);
        }
    }

    private ApiType AddType(Match line)
    {
        var type = new ApiType(
            line.Groups[2].Value, line.Groups[3].Value, line.Groups[4].Value, line.Groups[1].Value.Length > 0, []);
        Types[type.Name] = type;
        return type;
    }

    private ApiEnum AddEnum(Match line)
    {
        var @enum = new ApiEnum(
            line.Groups[1].Value, line.Groups[2].Value, Optional(line.Groups[3]), Optional(line.Groups[4]), []);
        Enums[@enum.Name] = @enum;
        return @enum;
    }

    private static string? Optional(Group group) => group.Success ? group.Value : null;

    [GeneratedRegex(@"^TYPE (abstract )?class Hl7\.Fhir\.Model\.(\S+) : ([\w.]+).*\{fhirtype (\S+?)[ }]")]
    private static partial Regex TypeLine();

    [GeneratedRegex(
        @"^ENUM Hl7\.Fhir\.Model\.(\S+) .*\{binding ([\w.]+)(?:; valueset ([^;}]+))?(?:; system ([^;}]+))?\}")]
    private static partial Regex EnumLine();

    [GeneratedRegex(@"^  PROP (\S+) (\w+) \{ get; set; \}(.*)$")]
    private static partial Regex PropertyLine();

    [GeneratedRegex("^  CONST string PATTERN = \"(.*)\"$")]
    private static partial Regex PatternLine();

    [GeneratedRegex("^  (\\w+) = \\d+ \"(.*?)\"(?: system (\\S+))?")]
    private static partial Regex LiteralLine();
}
