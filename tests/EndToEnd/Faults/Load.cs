using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.EndToEnd.Faults;

/// <summary>Everybody who is at it at once. Whoever has begun something brings it to its end.</summary>
internal sealed class Load : IAsyncDisposable
{
    private const int Specialists = 3;
    private const int Responders = 2;
    private const string Scope = "system/*.rs system/Task.cu system/Subscription.cruds";

    /// <summary>The machine has to do what they ask for, too.</summary>
    private static readonly TimeSpan MostPause = TimeSpan.FromSeconds(1);

    private readonly List<IDisposable> _owned = [];
    private readonly Receiver _receiver;
    private readonly List<(string Who, Func<Task> Does)> _people = [];

    private Load(Network network, Receiver receiver, TimeSpan patience)
    {
        Network = network;
        Ledger = new Ledger(patience);
        _receiver = receiver;
    }

    public Network Network { get; }

    public Ledger Ledger { get; }

    public Subscriber Subscriber { get; private set; } = null!;

    public Systems Systems { get; private set; } = null!;

    /// <summary>Those whose reads are held against the accounting.</summary>
    public IReadOnlyList<Guid> Readers { get; private set; } = [];

    /// <param name="faults">How long they will be disturbed.</param>
    public static async Task<Load> GatherAsync(FaultyDeployment deployment, int seed, TimeSpan faults)
    {
        var network = await Network.SignUpAsync(deployment.Processes);
        var load = new Load(network, await Receiver.StartAsync(), faults + Settling.Patience);
        try
        {
            await load.GatherAsync(deployment.Exchanges, seed);
        }
        catch
        {
            await load.DisposeAsync();
            throw;
        }
        return load;
    }

    /// <summary>Everybody once, so that there is something to lose.</summary>
    public Task BeginAsync() => Task.WhenAll(_people.Select(one => one.Does()));

    /// <summary>Until told to stop, and until all that was begun by then is done.</summary>
    public Task WorkAsync(CancellationToken stop) => Task.WhenAll(_people.Select(async one =>
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await one.Does();
            }
            catch (Exception exception)
            {
                Ledger.NoteSurprise($"{one.Who}: {exception.Message}");
            }
            await Task.Delay(MostPause * Random.Shared.NextDouble(), CancellationToken.None);
        }
    }));

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _owned) one.Dispose();
        await _receiver.DisposeAsync();
        await Network.DisposeAsync();
    }

    private async Task GatherAsync(IReadOnlyList<Uri> exchanges, int seed)
    {
        var team = await Network.HireCrisisTeamAsync(Responders);
        _owned.AddRange(team);
        var (reader, writer) = (await ConnectAsync("ehr", exchanges), await ConnectAsync("writer", exchanges));
        var (puller, exporter) = (await ConnectAsync("puller", exchanges), await ConnectAsync("exporter", exchanges));
        Readers = [reader.ClientId, puller.ClientId];
        Subscriber = new Subscriber(await ConnectAsync("subscriber", exchanges), _receiver);
        await Subscriber.SubscribeAsync();

        for (var number = 0; number < Specialists; number++)
        {
            var care = new CarePeople(Network, reader, writer, Ledger, new Random(seed + number));
            _people.Add(("specialist", care.GoThroughAsync));
        }
        _people.Add(("crisis", new CrisisPeople(Network, team, Ledger, new Random(seed - 1)).RaiseAsync));
        Systems = new Systems(puller, exporter, Ledger, new Random(seed - 2));
        _people.Add(("puller", Systems.PullAsync));
        _people.Add(("exporter", Systems.ExportAsync));
    }

    private async Task<Ehr> ConnectAsync(string name, IReadOnlyList<Uri> exchanges)
    {
        var client = await RegisteredClient.RegisterAsync(
            Network.Administrator, exchanges[0], Network.ClinicOrganization, Scope);
        _owned.Add(client);
        return new Ehr(name, client, exchanges, Ledger);
    }
}
