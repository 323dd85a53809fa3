using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CareBridge.EndToEnd.Histories;

namespace CareBridge.EndToEnd.Readers;

/// <summary>Asks at one instance and writes down when, and whose data the answer had in it.</summary>
internal sealed partial class Reader(
    string name,
    string instance,
    Func<string, Task<HttpResponseMessage>> ask,
    IReadOnlyList<Chart> charts,
    History history)
{
    /// <param name="about">Whose data the path asks for; null asks for everybody's.</param>
    /// <returns>Whether any data was in the answer.</returns>
    public async Task<bool> ReadAsync(string path, Chart? about)
    {
        var read = history.StartRead(name, instance, path, about?.Participant.Id);
        using var response = await ask(path);
        var said = await response.Content.ReadAsStringAsync();
        var ended = Stopwatch.GetTimestamp();
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NotFound
            or HttpStatusCode.ServiceUnavailable))
        {
            throw new InvalidOperationException($"{path} at {instance}: {(int)response.StatusCode} {said}");
        }
        var participants = Shown(said, about);
        history.EndRead(
            read,
            ended,
            response.StatusCode == HttpStatusCode.ServiceUnavailable ? ReadAnswer.Unavailable : ReadAnswer.Given,
            participants,
            participants.Count > 0 ? Grounds(response, said) : []);
        return participants.Count > 0;
    }

    private List<Guid> Shown(string said, Chart? about)
    {
        using var body = JsonDocument.Parse(said);
        // A Bundle repeats the question in its links, and a number in it tells of somebody as well as a name does.
        var isBundle = Member(body, "resourceType")?.GetString() == "Bundle";
        var content = isBundle ? Member(body, "entry")?.GetRawText() : said;
        var isCounted = Member(body, "total")?.GetInt32() > 0;
        return
        [
            .. charts.Where(chart => chart.IsIn(content) || (isCounted && chart == about))
                .Select(chart => chart.Participant.Id),
        ];
    }

    private static JsonElement? Member(JsonDocument body, string name) =>
        body.RootElement.TryGetProperty(name, out var member) ? member : null;

    /// <summary>The consents that an answer names, in its header or in its text.</summary>
    private static List<Guid> Grounds(HttpResponseMessage response, string said)
    {
        var header = response.Headers.TryGetValues("Part2-Scope", out var values) ? string.Join(',', values) : "";
        return
        [
            .. HeaderConsent().Matches(header).Concat(BundleConsent().Matches(said)).Concat(JsonConsent().Matches(said))
                .Select(match => Guid.Parse(match.Groups["id"].Value)).Distinct(),
        ];
    }

    [GeneratedRegex("\"(?<id>[0-9a-f-]{36})\";categories")]
    private static partial Regex HeaderConsent();

    [GeneratedRegex("Consent/(?<id>[0-9a-f-]{36}) states")]
    private static partial Regex BundleConsent();

    [GeneratedRegex("\"consentId\":\"(?<id>[0-9a-f-]{36})\"")]
    private static partial Regex JsonConsent();
}
