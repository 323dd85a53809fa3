using System.Net;
using System.Text.Json.Nodes;

namespace CareBridge.EndToEnd.Faults;

/// <summary>What a clinic's systems do by themselves: pull, and export.</summary>
internal sealed class Systems(Ehr puller, Ehr exporter, Ledger ledger, Random random)
{
    private static readonly string[] OfOne =
        ["Patient/{0}", "Task?patient={0}", "ServiceRequest?patient={0}", "Observation?patient={0}&_count=20"];

    private static readonly string[] OfAll = ["Task?_count=20", "Observation?code=check-in&_count=20"];

    /// <summary>Of somebody or of everybody.</summary>
    public async Task PullAsync()
    {
        var known = ledger.Accepted(CarePeople.Referral).Keys.Order().ToList();
        if (known.Count == 0 || random.Next(4) == 0)
        {
            await puller.ReadAsync(OfAll[random.Next(OfAll.Length)], about: null);
            return;
        }
        var participant = ledger.ParticipantOf(known[random.Next(known.Count)])!.Value;
        await puller.ReadAsync(string.Format(null, OfOne[random.Next(OfOne.Length)], participant), participant);
    }

    /// <returns>Every resource that was in its files, as <c>Type/id</c>.</returns>
    public async Task<IReadOnlyList<string>> ExportAsync()
    {
        var (kickedOff, _) = await exporter.InsistAsync(
            () =>
            {
                var request = new HttpRequestMessage(
                    HttpMethod.Get, exporter.Address("$export?_type=Patient,Observation"));
                request.Headers.Add("Prefer", "respond-async");
                return request;
            },
            HttpStatusCode.Accepted);
        var status = kickedOff.Content.Headers.GetValues("Content-Location").Single();
        var (_, manifest) = await exporter.InsistAsync(
            () => new HttpRequestMessage(HttpMethod.Get, status), HttpStatusCode.OK);
        var lines = new List<string>();
        foreach (var file in JsonNode.Parse(manifest)!["output"]!.AsArray())
            lines.AddRange(await FetchAsync((string)file!["url"]!));
        return lines;
    }

    private async Task<IEnumerable<string>> FetchAsync(string file)
    {
        var (_, said) = await exporter.InsistAsync(
            () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Get, file);
                request.Headers.TryAddWithoutValidation("Accept", "application/fhir+ndjson");
                return request;
            },
            HttpStatusCode.OK);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!)
            .Select(line => $"{line["resourceType"]}/{line["id"]}");
    }
}
