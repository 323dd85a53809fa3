using System.Net;
using System.Text.Json.Nodes;
using CareBridge.EndToEnd.People;

namespace CareBridge.EndToEnd.Faults;

/// <summary>
/// Somebody who repeats what got no answer, or was told to come back, until it is accepted; any other answer is a
/// fault of ours.
/// </summary>
internal sealed class Insistence(Person person, Ledger ledger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public Task<JsonNode> GetAsync(string path) => UntilAcceptedAsync($"GET {path}", () => person.TryGetAsync(path));

    public Task<JsonNode> PutAsync(string path, object body) =>
        UntilAcceptedAsync($"PUT {path}", () => person.TryPutAsync(path, body));

    public Task<JsonNode> PostAsync(string path, object? body = null) =>
        UntilAcceptedAsync($"POST {path}", () => person.TryPostAsync(path, body ?? new { }));

    private async Task<JsonNode> UntilAcceptedAsync(string what, Func<Task<HttpResponseMessage>> ask)
    {
        var giveUp = TimeProvider.System.GetUtcNow() + ledger.Patience;
        while (TimeProvider.System.GetUtcNow() < giveUp)
        {
            try
            {
                using var answer = await ask();
                var said = await answer.Content.ReadAsStringAsync();
                if (answer.IsSuccessStatusCode)
                {
                    ledger.NoteAccepted();
                    return said.Length == 0 ? new JsonObject() : JsonNode.Parse(said)!;
                }
                if (!IsToBeRepeated(answer.StatusCode, said))
                    throw new InvalidOperationException($"{what}: {(int)answer.StatusCode} {said}");
                ledger.NoteRefused();
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException
                or TimeoutException)
            {
                ledger.NoteUnanswered();
            }
            await Task.Delay(Pause);
        }
        throw new TimeoutException($"{what} got no answer for {ledger.Patience}.");
    }

    private static bool IsToBeRepeated(HttpStatusCode status, string said) =>
        status == HttpStatusCode.ServiceUnavailable
        || (status == HttpStatusCode.Conflict && said.Contains("concurrent-change", StringComparison.Ordinal));
}
