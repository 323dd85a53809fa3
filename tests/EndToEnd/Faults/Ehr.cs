using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CareBridge.EndToEnd.Histories;
using CareBridge.EndToEnd.People;

namespace CareBridge.EndToEnd.Faults;

/// <summary>
/// A clinic's system that asks now at one instance of the exchange and now at another, and writes down whose data it
/// got.
/// </summary>
internal sealed partial class Ehr(
    string name, RegisteredClient client, IReadOnlyList<Uri> exchanges, Ledger ledger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private int _turn;

    public Guid ClientId => client.Id;

    /// <summary>Once.</summary>
    /// <param name="about">Whose data the path asks for; null asks for everybody's.</param>
    /// <returns>The answer, if it has anybody's data in it.</returns>
    public async Task<string?> ReadAsync(string path, Guid? about)
    {
        var address = Address(path);
        var read = ledger.History.StartRead(name, address.Authority, path, about);
        IReadOnlyList<Guid> participants = [];
        var (kind, at) = (ReadAnswer.Unavailable, 0L);
        string? said = null;
        try
        {
            using var answer = await client.SendAsync(
                new HttpRequestMessage(HttpMethod.Get, address), CancellationToken.None);
            said = await answer.Content.ReadAsStringAsync();
            at = Stopwatch.GetTimestamp();
            if (answer.StatusCode is HttpStatusCode.OK) participants = Participants(said);
            if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound) kind = ReadAnswer.Given;
            else if (answer.StatusCode is not HttpStatusCode.ServiceUnavailable)
                ledger.NoteSurprise($"GET {Anonymous(path)}: {(int)answer.StatusCode} {said}");
        }
        catch (Exception exception) when (IsSilence(exception))
        {
            at = Stopwatch.GetTimestamp();
        }
        ledger.History.EndRead(read, at, kind, participants, []);
        if (kind == ReadAnswer.Unavailable) ledger.NoteLost(ClientId);
        else if (participants.Count > 0) ledger.NoteShown(ClientId);
        return participants.Count > 0 ? said : null;
    }

    /// <summary>Until it is shown.</summary>
    public async Task<JsonNode> SeeAsync(string path, Guid about)
    {
        var giveUp = TimeProvider.System.GetUtcNow() + ledger.Patience;
        while (TimeProvider.System.GetUtcNow() < giveUp)
        {
            if (await ReadAsync(path, about) is { } said) return JsonNode.Parse(said)!;
            await Task.Delay(Pause);
        }
        throw new TimeoutException($"{path} was not shown for {ledger.Patience}.");
    }

    /// <summary>Until it is answered as expected; what it shows is not written down.</summary>
    public async Task<(HttpResponseMessage Answer, string Said)> InsistAsync(
        Func<HttpRequestMessage> request, HttpStatusCode expected)
    {
        var giveUp = TimeProvider.System.GetUtcNow() + ledger.Patience;
        while (true)
        {
            var asked = request();
            try
            {
                using var answer = await client.SendAsync(asked, CancellationToken.None);
                var said = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode == expected)
                {
                    ledger.NoteAccepted();
                    return (answer, said);
                }
                if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.Accepted
                    or HttpStatusCode.TooManyRequests))
                {
                    throw new InvalidOperationException(
                        $"{asked.Method} {Anonymous(asked.RequestUri!.ToString())}: {(int)answer.StatusCode} {said}");
                }
                ledger.NoteRefused();
            }
            catch (Exception exception) when (IsSilence(exception))
            {
                ledger.NoteUnanswered();
            }
            if (TimeProvider.System.GetUtcNow() > giveUp)
                throw new TimeoutException($"{asked.Method} {asked.RequestUri} got no answer for {ledger.Patience}.");
            await Task.Delay(Pause);
        }
    }

    public Task<(HttpResponseMessage Answer, string Said)> PutAsync(string path, JsonNode resource) => InsistAsync(
        () => new HttpRequestMessage(HttpMethod.Put, Address(path))
        {
            Content = new StringContent(resource.ToJsonString(), Encoding.UTF8, "application/fhir+json"),
        },
        HttpStatusCode.OK);

    public Uri Address(string path)
    {
        if (Uri.TryCreate(path, UriKind.Absolute, out var whole) && whole.Scheme.StartsWith("http")) return whole;
        var turn = (uint)Interlocked.Increment(ref _turn);
        return new Uri($"{exchanges[(int)(turn % (uint)exchanges.Count)]}/{path}");
    }

    /// <summary>Everybody of whom there is an id in it; a Bundle repeats the question in its links.</summary>
    private List<Guid> Participants(string said)
    {
        var body = JsonNode.Parse(said)!;
        var content = (string?)body["resourceType"] == "Bundle" ? body["entry"]?.ToJsonString() ?? "" : said;
        return
        [
            .. Ids().Matches(content).Select(match => ledger.ParticipantOf(Guid.Parse(match.ValueSpan)))
                .OfType<Guid>().Distinct(),
        ];
    }

    private static bool IsSilence(Exception exception) =>
        exception is HttpRequestException or OperationCanceledException or IOException;

    /// <summary>What is the same for everybody.</summary>
    private static string Anonymous(string path) => Ids().Replace(path, "…");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();
}
