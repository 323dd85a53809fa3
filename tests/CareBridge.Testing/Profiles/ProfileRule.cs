using System.Text.Json.Nodes;

namespace CareBridge.Testing.Profiles;

/// <summary>What a profile asks of the elements at a path of a resource.</summary>
/// <param name="Path">Names, with dots in between.</param>
public abstract record ProfileRule(string Path)
{
    /// <summary>Whether the resource is as the rule says.</summary>
    public abstract bool Holds(JsonObject resource);

    /// <summary>Makes it break the rule; false when it has nothing that could.</summary>
    public abstract bool Break(JsonObject resource);

    protected string Name => Path[(Path.LastIndexOf('.') + 1)..];

    /// <summary>What holds the elements, whether it has any or not.</summary>
    protected IReadOnlyList<JsonObject> Parents(JsonObject resource)
    {
        IReadOnlyList<JsonObject> parents = [resource];
        foreach (var name in Path.Split('.')[..^1])
            parents = [.. parents.SelectMany(parent => Items(parent[name])).OfType<JsonObject>()];
        return parents;
    }

    protected IReadOnlyList<JsonNode> Values(JsonObject resource) =>
        [.. Parents(resource).SelectMany(parent => Items(parent[Name]))];

    protected static IEnumerable<JsonNode> Items(JsonNode? value) => value switch
    {
        null => [],
        JsonArray items => items.OfType<JsonNode>(),
        _ => [value],
    };

    protected static IEnumerable<JsonObject> Codings(JsonNode concept) => Items(concept["coding"]).OfType<JsonObject>();
}

/// <summary>How many of them each parent has.</summary>
public sealed record Cardinality(string Path, int Min, int Most = int.MaxValue) : ProfileRule(Path)
{
    public override bool Holds(JsonObject resource) =>
        Parents(resource).All(parent => Items(parent[Name]).Count() is var count && count >= Min && count <= Most);

    public override bool Break(JsonObject resource)
    {
        if (Parents(resource).FirstOrDefault(parent => Items(parent[Name]).Any()) is not { } parent) return false;
        if (Min > 0) return parent.Remove(Name);
        var one = Items(parent[Name]).First();
        parent[Name] = new JsonArray([.. Enumerable.Range(0, Most + 1).Select(_ => one.DeepClone())]);
        return true;
    }
}

/// <summary>At least one of the elements is there.</summary>
public sealed record AnyOf(params string[] Names) : ProfileRule(Names[0])
{
    public override bool Holds(JsonObject resource) => Names.Any(name => Items(resource[name]).Any());

    public override bool Break(JsonObject resource)
    {
        foreach (var name in Names) resource.Remove(name);
        return true;
    }

    public override string ToString() => $"{nameof(AnyOf)} {string.Join(' ', Names)}";
}

/// <summary>How many of them have the code.</summary>
public sealed record Coded(string Path, string System, string Code, int Min, int Most = int.MaxValue)
    : ProfileRule(Path)
{
    public override bool Holds(JsonObject resource) =>
        Values(resource).Count(value => Codings(value).Any(IsIt)) is var count && count >= Min && count <= Most;

    public override bool Break(JsonObject resource)
    {
        var codings = Values(resource).SelectMany(Codings).Where(IsIt).ToList();
        foreach (var coding in codings) coding["code"] = "nonsense";
        return codings.Count > 0 && Min > 0;
    }

    private bool IsIt(JsonObject coding) => (string?)coding["system"] == System && (string?)coding["code"] == Code;
}

/// <summary>Each of them has a code of these; a concept may have others besides.</summary>
/// <param name="System">Of concepts; null where they are codes.</param>
/// <param name="ForOne">Whether it is enough if one of them has.</param>
public sealed record Bound(string Path, string? System, IReadOnlyList<string> Codes, bool ForOne = false)
    : ProfileRule(Path)
{
    public override bool Holds(JsonObject resource) =>
        ForOne ? Values(resource).Any(IsIn) : Values(resource).All(IsIn);

    public override bool Break(JsonObject resource)
    {
        var values = Values(resource);
        if (System is not null)
            foreach (var coding in values.SelectMany(Codings)) coding["code"] = "nonsense";
        else
            foreach (var value in values) value.ReplaceWith("nonsense");
        return values.Count > 0;
    }

    private bool IsIn(JsonNode value) => System is null
        ? Codes.Contains((string?)value)
        : Codings(value).Any(coding => (string?)coding["system"] == System && Codes.Contains((string?)coding["code"]));
}

/// <summary>Each of them refers to a resource of these types.</summary>
public sealed record Targets(string Path, params IReadOnlyList<string> Types) : ProfileRule(Path)
{
    public override bool Holds(JsonObject resource) => Values(resource).All(value =>
        Types.Contains((string?)value["type"] ?? ((string?)value["reference"] ?? "").Split('/')[0]));

    public override bool Break(JsonObject resource)
    {
        if (Values(resource).FirstOrDefault() is not { } reference) return false;
        reference["reference"] = "Substance/1";
        ((JsonObject)reference).Remove("type");
        return true;
    }
}

/// <summary>How long each of them is.</summary>
public sealed record AtLeast(string Path, int Characters) : ProfileRule(Path)
{
    public override bool Holds(JsonObject resource) =>
        Values(resource).All(value => ((string?)value)!.Length >= Characters);

    public override bool Break(JsonObject resource)
    {
        if (Parents(resource).FirstOrDefault(parent => parent[Name] is not null) is not { } parent) return false;
        parent[Name] = ((string?)parent[Name])![..(Characters - 1)];
        return true;
    }
}

/// <summary>What has no simpler form.</summary>
public sealed record Invariant(string Path, Func<JsonNode, bool> IsMet, Action<JsonObject> Undo) : ProfileRule(Path)
{
    public override bool Holds(JsonObject resource) => Values(resource).All(IsMet);

    public override bool Break(JsonObject resource)
    {
        if (Values(resource).FirstOrDefault() is not JsonObject value) return false;
        Undo(value);
        return true;
    }
}
