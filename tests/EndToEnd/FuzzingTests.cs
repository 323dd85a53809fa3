using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.Fuzzing;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;
using Xunit.Abstractions;

namespace CareBridge.EndToEnd;

/// <summary>
/// Requests that no client should send, by the ten thousand, to a running CareBridge: each is answered as what it is,
/// not one changes anything, and the server is no larger for it.
/// </summary>
public sealed class FuzzingTests(ITestOutputHelper output)
{
    private const string Scope =
        "system/*.rs system/*.cu system/Task.u system/Consent.cu system/Subscription.cruds";

    /// <summary>As many as there is time for; more by setting <see cref="RequestsVariable"/>.</summary>
    private const int DefaultRequests = 10_000;

    private const string RequestsVariable = "CAREBRIDGE_TEST_FUZZ_REQUESTS";

    private const int AtOnce = 6;

    /// <summary>Of the requests; what a server needs at all it has by then.</summary>
    private const double WarmUp = 0.3;

    /// <summary>Between one collection and the next a runtime may hold so much.</summary>
    private const double MostGrowth = 1.3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>They move by themselves, and when a client fetches a token.</summary>
    private static readonly string[] Restless = ["exchange.used_assertions"];

    private static int Requests { get; } = int.TryParse(
        Environment.GetEnvironmentVariable(RequestsVariable), CultureInfo.InvariantCulture, out var requests)
        ? requests
        : DefaultRequests;

    [Fact]
    public async Task Nothing_breaks_or_changes_or_grows_whatever_is_sent()
    {
        var seed = TestSeed.Choose(output);
        await using var store = await TestPostgres.StartAsync();
        var connection = await store.CreateDatabaseAsync("carebridge");
        await using var deployment = await OneProcess.StartOnAsync(connection);
        await using var network = await Network.SignUpAsync(deployment);
        var (participant, _) = await ReferralStory.ConnectAsync(network);
        using var signedIn = participant.Person;
        using var stranger = await StrangerAsync(network, deployment.Fhir);
        var corpus = new Corpus(await CapabilitiesAsync(deployment.Fhir), participant.Id, network.Community);
        var before = await SettledAsync(connection);

        await SendAsync(stranger, corpus, seed, 0, (int)(Requests * WarmUp));
        var small = deployment.Host.ResidentBytes;
        await SendAsync(stranger, corpus, seed, (int)(Requests * WarmUp), Requests);
        var large = deployment.Host.ResidentBytes;

        output.WriteLine($"Resident: {small >> 20} MiB after {WarmUp:0%}, {large >> 20} MiB after all.");
        Assert.Empty((await SettledAsync(connection)).Except(before));
        Assert.InRange((double)large / small, 0, MostGrowth);
    }

    /// <summary>Of a clinic that nobody has consented to: it may try everything and see nothing.</summary>
    private static async Task<RegisteredClient> StrangerAsync(Network network, Uri fhir)
    {
        var clinic = Guid.CreateVersion7();
        await network.Administrator.PutAsync(
            $"api/directory/organizations/{clinic}", new { name = "Far Clinic", kind = "clinic" });
        return await RegisteredClient.RegisterAsync(network.Administrator, fhir, clinic, Scope);
    }

    private static async Task<JsonNode> CapabilitiesAsync(Uri fhir)
    {
        using var http = new HttpClient();
        return (await http.GetFromJsonAsync<JsonNode>($"{fhir}/metadata"))!;
    }

    private async Task SendAsync(RegisteredClient stranger, Corpus corpus, int seed, int from, int to)
    {
        var answers = new int[600];
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            Enumerable.Range(from, to - from),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (number, cancellation) =>
            {
                // Each of them from a seed of its own: any can be sent again alone.
                var mutator = new Mutator(unchecked((seed * 31) + number));
                using var request = number % 2 == 0 ? corpus.Body(mutator) : corpus.Query(mutator);
                using var answer = await stranger.SendAsync(request, cancellation);
                Interlocked.Increment(ref answers[(int)answer.StatusCode]);
                await CheckAsync(request, answer, number, cancellation);
            });
        output.WriteLine(
            $"{to - from} requests, {(to - from) / watch.Elapsed.TotalSeconds:0} a second: " + string.Join(
                ", ", answers.Index().Where(entry => entry.Item > 0).Select(entry => $"{entry.Item} × {entry.Index}")));
    }

    private static async Task CheckAsync(
        HttpRequestMessage request, HttpResponseMessage answer, int number, CancellationToken cancellation)
    {
        var status = (int)answer.StatusCode;
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        var what = $"Request {number}, {request.Method} {request.RequestUri}: {status} {text}";
        Assert.True(status < 500, what);
        if (status < 400 || text.Length == 0) return;

        var outcome = JsonNode.Parse(text)!;
        Assert.True((string?)outcome["resourceType"] == "OperationOutcome", what);
        Assert.NotEmpty(outcome["issue"]!.AsArray());
    }

    /// <summary>What is in the store when nothing moves any more that was on its way.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> SettledAsync(string connection)
    {
        var last = await StoreContents.OfAsync(connection, except: Restless);
        return await Eventually.BecomesAsync(
            async () =>
            {
                await Task.Delay(Pause);
                var earlier = last;
                last = await StoreContents.OfAsync(connection, except: Restless);
                return earlier.SequenceEqual(last) ? last : null;
            },
            contents => contents is not null,
            Patience) ?? last;
    }
}
