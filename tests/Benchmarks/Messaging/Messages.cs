using System.Diagnostics;
using CareBridge.Testing;

namespace CareBridge.Benchmarks.Messaging;

/// <summary>
/// Messages a second from being saved with what caused them, through outbox, RabbitMQ and inbox, until they are
/// handled, beside bare MassTransit with confirmations on the same broker, by turns.
/// </summary>
internal static class Messages
{
    private const double Promised = 0.5;

    /// <summary>As many at once as keep every processor busy.</summary>
    private const int Speakers = 64;

    private const int AtOnce = 10_000;
    private const int Turns = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task RunAsync()
    {
        await using var store = await MeasuredStore.StartAsync();
        await using var rabbit = await TestRabbit.StartAsync();
        var (heard, bare) = (new Tally(), new Tally());
        await using var hearing = await TalkingHost.StartAsync(
            "hearing", await store.CreateDatabaseAsync("hearing"), rabbit, heard);
        await using var speaking = await TalkingHost.StartAsync(
            "speaking", await store.CreateDatabaseAsync("speaking"), rabbit, new Tally());
        await using var bus = await BareBus.StartAsync(rabbit, bare);

        var (ours, ceiling) = (new List<double>(), new List<double>());
        // The first of each is for the compiler.
        for (var turn = 0; turn <= Turns; turn++)
        {
            ours.Add(await RateAsync(speaking.SayAsync, heard));
            ceiling.Add(await RateAsync(bus.SayAsync, bare));
        }
        await Eventually.IsAsync(heard.Value, hearing.HandledAsync, Patience);

        var (median, most) = (Median(ours), Median(ceiling));
        Console.WriteLine(
            $"messages through outbox, RabbitMQ and inbox: {median:0} a second; {median / most:0.000} of bare "
            + $"MassTransit with confirmations ({most:0}), {Promised} promised");
    }

    private static async Task<double> RateAsync(Func<Task> say, Tally arrived)
    {
        var (watch, expected, left) = (Stopwatch.StartNew(), arrived.Value + AtOnce, AtOnce);
        await Task.WhenAll(Enumerable.Range(0, Speakers).Select(async _ =>
        {
            await Task.Yield();
            while (Interlocked.Decrement(ref left) >= 0) await say();
        }));
        await Eventually.IsAsync(() => arrived.Value >= expected, Patience);
        return AtOnce / watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> rates) => rates.Skip(1).Order().ElementAt(Turns / 2);
}
