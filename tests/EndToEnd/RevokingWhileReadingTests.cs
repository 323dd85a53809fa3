using System.Diagnostics;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.Histories;
using CareBridge.EndToEnd.People;
using CareBridge.EndToEnd.Readers;
using Xunit.Abstractions;

namespace CareBridge.EndToEnd;

/// <summary>
/// Fifty read at two instances of Exchange while consents are granted and revoked: no answer to a question asked after
/// a revocation was acknowledged has the data in it, and every answer that has is accounted for.
/// <c>CAREBRIDGE_TEST_REVOCATIONS</c> says how many there are in each deployment.
/// </summary>
public sealed class RevokingWhileReadingTests(ITestOutputHelper output)
{
    private const int Participants = 10;
    private const int FhirReaders = 44;
    private const int JsonReaders = 6;

    private static readonly int RevocationsEach =
        int.Parse(Environment.GetEnvironmentVariable("CAREBRIDGE_TEST_REVOCATIONS") ?? "60") / Participants;

    /// <summary>Between two reads of one reader: the participants need some of the machine, too.</summary>
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Of all answers, those that may say that Consent could not be asked in time: how many depends on what else the
    /// machine does, and it must not be what keeps the data in.
    /// </summary>
    private const double MaxUnavailable = 0.5;

    [Fact]
    public async Task A_revocation_is_immediate_between_two_whole_processes()
    {
        await using var deployment = await TwoWholeProcesses.StartAsync();
        await ProveAsync(deployment, "two-whole-processes");
    }

    [Fact]
    public async Task A_revocation_is_immediate_between_nine_processes()
    {
        await using var deployment = await SevenProcesses.StartAsync("exchange", "consent");
        await ProveAsync(deployment, "nine-processes");
    }

    private async Task ProveAsync(IReplicatedDeployment deployment, string name)
    {
        var seed = TestSeed.Choose(output);
        await using var network = await Network.SignUpAsync(deployment);
        var charts = new List<Chart>();
        while (charts.Count < Participants) charts.Add(await Chart.OpenAsync(network));

        var history = new History();
        var watch = Stopwatch.StartNew();
        await ReadWhileRevokingAsync(deployment, network, charts, history, seed);
        Print(name, history, watch.Elapsed);

        var verdict = HistoryChecker.Check(history.Events);
        output.WriteLine(verdict.ToString());
        foreach (var violation in verdict.Violations.Concat(verdict.Withheld).Take(20)) output.WriteLine(violation);
        Assert.Empty(verdict.Violations);
        Assert.Equal(Participants * RevocationsEach, verdict.Revocations);
        Assert.True(verdict.ReadsWithoutPermit > verdict.Revocations, "Too few reads could have shown a violation.");
        Assert.True(verdict.ReadsUnderPermit > verdict.Revocations / 10, "Too few reads were sure to see data.");
        Assert.Empty(verdict.Withheld);
        Assert.InRange(verdict.ReadsUnavailable, 0, MaxUnavailable * verdict.Reads);
        await AccountingHasAllAsync(charts, verdict);
        var verified = await deployment.VerifyAccountingAsync();
        output.WriteLine(verified);
        Assert.Contains("intact", verified, StringComparison.Ordinal);
    }

    private static async Task ReadWhileRevokingAsync(
        IReplicatedDeployment deployment, Network network, List<Chart> charts, History history, int seed)
    {
        var clients = new Dictionary<string, HttpClient>();
        foreach (var (instance, address) in deployment.Exchanges)
            clients[instance] = await network.ConnectAsync(address);
        using var nurse = await network.HireAtClinicAsync();
        using var done = new CancellationTokenSource();

        var fhir = Enumerable.Range(0, FhirReaders).Select(number =>
        {
            var (instance, http) = clients.ElementAt(number % clients.Count);
            var reader = new Reader($"client-{number}", instance, http.GetAsync, charts, history);
            return ReadAsync(reader, charts, chart => chart.Fhir, "Task", new Random(seed + number), done.Token);
        });
        var json = Enumerable.Range(0, JsonReaders).Select(number =>
        {
            var reader = new Reader($"nurse-{number}", "portal", nurse.TryGetAsync, charts, history);
            var random = new Random(seed - number - 1);
            return ReadAsync(reader, charts, chart => chart.Json, "api/referrals/referrals", random, done.Token);
        });
        var wavering = charts.Select((chart, number) =>
        {
            var followers = clients.Select(
                client => new Reader($"follower-{number}", client.Key, client.Value.GetAsync, charts, history));
            return new Wavering(network, chart, [.. followers], history, new Random(seed + (1000 * number)))
                .GrantAndRevokeAsync(RevocationsEach, done.Token);
        });
        Task[] reading = [.. fhir.Concat(json).Select(OrStopAsync)];
        var revoking = Task.WhenAll(wavering.Select(OrStopAsync));
        await revoking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await done.CancelAsync();
        await Task.WhenAll([revoking, .. reading]);
        foreach (var client in clients.Values) client.Dispose();

        async Task OrStopAsync(Task work)
        {
            try
            {
                await work;
            }
            catch
            {
                await done.CancelAsync();
                throw;
            }
        }
    }

    private static async Task ReadAsync(
        Reader reader,
        List<Chart> charts,
        Func<Chart, IReadOnlyList<string>> requests,
        string everybody,
        Random random,
        CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var chart = charts[random.Next(charts.Count)];
            var paths = requests(chart);
            var choice = random.Next(paths.Count + 1);
            if (choice == paths.Count) await reader.ReadAsync(everybody, about: null);
            else await reader.ReadAsync(paths[choice], chart);
            await Task.Delay(MaxPause * random.NextDouble(), CancellationToken.None);
        }
    }

    private static async Task AccountingHasAllAsync(List<Chart> charts, Verdict verdict)
    {
        var accounted = new Dictionary<Guid, int>();
        foreach (var chart in charts)
        {
            var lines = await ReferralStory.AccountingAsync(chart.Participant);
            foreach (var line in lines.DistinctBy(line => ((string?)line!["consentId"], (string?)line["disclosureId"])))
            {
                var consent = (Guid)line!["consentId"]!;
                accounted[consent] = accounted.GetValueOrDefault(consent) + 1;
            }
        }
        foreach (var (consent, answers) in verdict.ReadsByConsent)
        {
            var records = accounted.GetValueOrDefault(consent);
            Assert.True(answers <= records, $"{answers} answers under consent {consent}, {records} accounted for.");
        }
    }

    private void Print(string name, History history, TimeSpan took)
    {
        var events = history.Events;
        var file = Path.Combine(AppContext.BaseDirectory, $"history-{name}.txt");
        File.WriteAllLines(file, events.Select(happened => happened.ToString()));
        var reads = events.Count(happened => happened is ReadEnded);
        output.WriteLine(
            $"{events.Count} events in {took.TotalSeconds:0} s, {reads / took.TotalSeconds:0} reads a second: {file}");
    }
}
