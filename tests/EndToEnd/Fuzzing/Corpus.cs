using System.Text;
using System.Text.Json.Nodes;

namespace CareBridge.EndToEnd.Fuzzing;

/// <summary>
/// What a client of another clinic could send about somebody it may not see, and what becomes of that when it is
/// changed. Nothing here may be accepted even unchanged, so that whatever is stored afterwards is a fault.
/// </summary>
internal sealed class Corpus
{
    private static readonly string[] Modifiers =
        ["", "", "", ":exact", ":contains", ":missing", ":not", ":identifier", ":Patient", ":text", ":in"];

    private static readonly string[] Results =
    [
        "_count", "_sort", "_include", "_revinclude", "_has:Observation:patient:code", "_summary", "_elements",
        "_total", "_format", "_pretty", "_since", "_type", "_cursor", "start", "end", "_id", "_lastUpdated",
    ];

    private static readonly string[] MediaTypes =
    [
        "application/json", "text/plain", "application/fhir+xml", "application/fhir+json; charset=utf-16", "nonsense",
    ];

    private readonly IReadOnlyList<(string Type, IReadOnlyList<string> Parameters)> _types;
    private readonly IReadOnlyList<(HttpMethod Method, string Path, JsonNode Body)> _bodies;
    private readonly string[] _likely;

    /// <param name="capabilities">The server's own statement: what it says it understands is what is tried.</param>
    public Corpus(JsonNode capabilities, Guid hidden, Guid recipient)
    {
        _types =
        [
            .. capabilities["rest"]![0]!["resource"]!.AsArray().Select(resource => (
                (string)resource!["type"]!,
                (IReadOnlyList<string>)[
                    .. (resource["searchParam"]?.AsArray() ?? []).Select(one => (string)one!["name"]!)])),
        ];
        _bodies = [.. Bodies(hidden, recipient)];
        _likely =
        [
            $"{hidden}", $"Patient/{hidden}", "survey", "http://loinc.org|59284-0", "|a", "ge2026-01-01", "2026",
            "true", "Rivers", "patient", "-_lastUpdated,status", "Task:focus", "Observation:patient", "count", "1",
            "json",
            "Observation,Goal", "2026-01-01T00:00:00Z", "a,b,c",
        ];
    }

    public HttpRequestMessage Query(Mutator mutator)
    {
        var (type, parameters) = mutator.Pick(_types);
        var query = new StringBuilder();
        for (var count = 1 + mutator.Below(4); count > 0; count--)
        {
            var name = mutator.Chance(0.7) && parameters.Count > 0
                ? mutator.Pick(parameters) + mutator.Pick(Modifiers)
                : mutator.Pick(Results);
            if (mutator.Chance(0.1)) name = mutator.Value(name);
            query.Append(query.Length == 0 ? "" : "&")
                .Append(Uri.EscapeDataString(name)).Append('=').Append(Escaped(mutator.Value(_likely)));
        }
        if (mutator.Chance(0.1))
        {
            return new HttpRequestMessage(HttpMethod.Post, $"{type}/_search")
            {
                Content = new StringContent(query.ToString(), Encoding.UTF8, "application/x-www-form-urlencoded"),
            };
        }
        var address = mutator.Below(10) switch
        {
            0 => $"{type}/{Escaped(mutator.Value(_likely))}",
            1 => $"{type}/{Guid.Empty}/_history?{query}",
            2 => $"Patient/{Escaped(mutator.Value(_likely))}/$everything?{query}",
            _ => $"{type}?{query}",
        };
        return new HttpRequestMessage(HttpMethod.Get, address);
    }

    public HttpRequestMessage Body(Mutator mutator)
    {
        var (method, path, example) = mutator.Pick(_bodies);
        var content = new ByteArrayContent(mutator.Body(example));
        content.Headers.TryAddWithoutValidation("Content-Type", mutator.Chance(0.95)
            ? "application/fhir+json"
            : mutator.Pick(MediaTypes));
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (mutator.Chance(0.1)) Add("If-None-Exist", mutator.Value("identifier=a|b"));
        if (mutator.Chance(0.1)) Add("If-Match", mutator.Value("W/\"1\"", "*"));
        return request;

        // What else there is, a client's library would refuse to send.
        void Add(string header, string value) => request.Headers.TryAddWithoutValidation(
            header, string.Concat(value.Where(character => character is >= ' ' and <= '~')));
    }

    private static IEnumerable<(HttpMethod Method, string Path, JsonNode Body)> Bodies(Guid hidden, Guid recipient)
    {
        foreach (var resource in Examples.Of(hidden, recipient))
        {
            var type = (string)resource["resourceType"]!;
            yield return (HttpMethod.Post, $"{type}", resource);
            var update = resource.DeepClone();
            update["id"] = $"{hidden}";
            yield return (HttpMethod.Put, $"{type}/{hidden}", update);
            yield return (HttpMethod.Post, $"{type}/$validate", resource);
            yield return (HttpMethod.Post, "", Examples.Bundle("batch", resource));
            yield return (HttpMethod.Post, "", Examples.Bundle("transaction", resource));
        }
        yield return (HttpMethod.Post, "Patient/$match", Examples.MatchParameters());
        yield return (HttpMethod.Post, $"Patient/{hidden}/$everything", Examples.Parameters("_type", "Goal"));
    }

    /// <summary>Ready for an address, but for what cannot be in one even so.</summary>
    private static string Escaped(string value) =>
        string.Concat(value.EnumerateRunes().Select(rune => Uri.EscapeDataString(rune.ToString())));
}
