using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CareBridge.Tests.Exchange;

internal static class Outcome
{
    /// <summary>The one issue of an OperationOutcome that came with this status.</summary>
    public static async Task<JsonElement> IssueAsync(this HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/fhir+json", answer.Content.Headers.ContentType?.MediaType);
        var outcome = await answer.JsonAsync();
        Assert.Equal("OperationOutcome", outcome.GetProperty("resourceType").GetString());
        return Assert.Single(outcome.GetProperty("issue").EnumerateArray());
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) =>
        await answer.Content.ReadFromJsonAsync<JsonElement>();

    public static string? Text(this JsonElement json, params object[] path)
    {
        foreach (var step in path) json = step is int index ? json[index] : json.GetProperty((string)step);
        return json.ValueKind == JsonValueKind.String ? json.GetString() : json.GetRawText();
    }

    /// <summary>Ids of a Bundle's matches, in order.</summary>
    public static List<Guid> Matches(this JsonElement bundle) => [.. Entries(bundle, "match")
        .Select(resource => Guid.Parse(resource.Text("id")!))];

    public static List<JsonElement> Entries(this JsonElement bundle, string mode) =>
        bundle.TryGetProperty("entry", out var entries)
            ? [.. entries.EnumerateArray()
                .Where(entry => entry.Text("search", "mode") == mode).Select(entry => entry.GetProperty("resource"))]
            : [];

    public static string? Link(this JsonElement bundle, string relation) => bundle.GetProperty("link").EnumerateArray()
        .Where(link => link.Text("relation") == relation).Select(link => link.Text("url")).SingleOrDefault();
}
