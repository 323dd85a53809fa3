using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Subscriptions;
using CareBridge.Exchange.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CareBridge.Tests.Exchange.Subscriptions;

/// <summary>What is wrong with one subscriber costs no other anything, and itself nothing for good.</summary>
[Collection(SubscriptionCollection.Name)]
public sealed class OutlastingFaultsTests(SubscriptionWorld world)
{
    private readonly string _path = $"hook-{Guid.CreateVersion7():N}";

    private ExchangeWorld Exchange => world.Exchange;

    [Fact]
    public async Task An_endpoint_that_makes_us_wait_for_a_connection_is_sent_nothing_later()
    {
        using var silent = new TcpListener(IPAddress.Loopback, port: 0);
        silent.Start();
        var subscription = Patient(SubscriptionWorld.RequestTo(
            $"https://localhost:{((IPEndPoint)silent.LocalEndpoint).Port}/hook", "aftercare-updated", "empty"));

        var id = Guid.Parse((await (await world.PostAsync(subscription)).JsonAsync()).Text("id")!);

        await Eventually.IsAsync("The endpoint cannot be reached.", () => ErrorAsync(id));
        await Exchange.ClinicClient.DeleteAsync($"/fhir/Subscription/{id}");
    }

    [Fact]
    public async Task One_that_is_made_anew_under_its_id_tells_nothing_under_a_webhook_id_that_was_used()
    {
        var participant = world.Consenting();
        var subscription = Of(participant);
        var id = Guid.CreateVersion7();
        subscription["id"] = id.ToString();
        for (var i = 1; i <= 2; i++)
        {
            Assert.Equal(HttpStatusCode.Created, (await world.PutAsync(subscription)).StatusCode);
            await Eventually.IsAsync("active", () => world.StatusAsync(id));
            await world.CheckInAsync(participant);
            await Eventually.IsAsync(i, () => Task.FromResult(world.Receiver.EventsAt(_path).Count));
            await Exchange.ClinicClient.DeleteAsync($"/fhir/Subscription/{id}");
        }

        var told = world.Receiver.EventsAt(_path);
        Assert.All(told, one => Assert.Equal([1], one.Numbers));
        Assert.Equal(2, told.Select(one => one.Headers["webhook-id"]).Distinct().Count());
    }

    [Fact]
    public async Task One_that_cannot_be_read_keeps_nothing_from_the_others_and_gets_it_when_it_can()
    {
        var participant = world.Consenting();
        var broken = await world.SubscribeAsync(Of(participant, _path + "-broken"));
        await world.SubscribeAsync(Of(participant));
        var filters = await FilterAsync(broken, ["nonsense"]);

        await world.CheckInAsync(participant);

        Assert.Equal([1], (await world.ReceivedAsync(_path)).Numbers);
        Assert.Empty(world.Receiver.EventsAt(_path + "-broken"));
        await FilterAsync(broken, filters);
        Assert.Equal([1], (await world.ReceivedAsync(_path + "-broken")).Numbers);
        Assert.Single(world.Receiver.EventsAt(_path));
    }

    [Fact]
    public async Task What_happens_while_it_is_given_up_is_told_when_it_is_turned_on_again()
    {
        var participant = world.Consenting();
        var id = await world.SubscribeAsync(Of(participant));
        var isDown = true;
        world.Receiver.Answers[_path] = _ => Task.FromResult(isDown ? 500 : 200);
        await world.CheckInAsync(participant);
        await Eventually.IsAsync("error", () => world.StatusAsync(id));
        await Exchange.InStoreAsync(store => store.Subscriptions.Where(s => s.Id == id).ExecuteUpdateAsync(
            row => row.SetProperty(s => s.FailingSince, DateTimeOffset.UtcNow.AddDays(-4))));
        await Eventually.IsAsync("off", () => world.StatusAsync(id));

        await world.CheckInAsync(participant);

        await Eventually.IsAsync(2L, () => Exchange.InStoreAsync(
            store => store.Subscriptions.Where(s => s.Id == id).Select(s => s.LastNumber).SingleAsync()));
        Assert.Equal("off", await world.StatusAsync(id));
        isDown = false;
        var read = JsonNode.Parse((await world.ReadAsync(id)).GetRawText())!;
        read["status"] = "requested";
        Assert.Equal(HttpStatusCode.OK, (await world.PutAsync(read)).StatusCode);
        await world.ReceivedAsync(_path, one => one.Numbers[^1] == 2);
        Assert.Equal("active", await world.StatusAsync(id));
    }

    [Fact]
    public async Task What_was_kept_for_one_that_was_given_up_is_forgotten_after_a_month_and_its_numbers_go_on()
    {
        var participant = world.Consenting();
        var id = await world.SubscribeAsync(Of(participant));
        await world.CheckInAsync(participant);
        await world.ReceivedAsync(_path);
        var longAgo = DateTimeOffset.UtcNow.AddDays(-31);
        var key = await Exchange.InStoreAsync(
            store => store.Subscriptions.Where(s => s.Id == id).Select(s => s.Key).SingleAsync());
        await Eventually.IsAsync(1, () => Exchange.InStoreAsync(store => store.Subscriptions
            .Where(s => s.Key == key && s.Delivered == 1 && s.ClaimedUntil == null).ExecuteUpdateAsync(row => row
                .SetProperty(s => s.Status, SubscriptionStatus.Off)
                .SetProperty(s => s.Fault, DeliveryFault.GivenUp)
                .SetProperty(s => s.ChangedAt, longAgo)
                .SetProperty(s => s.Delivered, 0))));
        await Exchange.InStoreAsync(store => store.SubscriptionEvents.Where(e => e.SubscriptionKey == key)
            .ExecuteUpdateAsync(row => row.SetProperty(e => e.HappenedAt, longAgo)));

        await PurgeAsync();

        Assert.False(await Exchange.InStoreAsync(
            store => store.SubscriptionEvents.AnyAsync(e => e.SubscriptionKey == key)));
        var read = JsonNode.Parse((await world.ReadAsync(id)).GetRawText())!;
        read["status"] = "requested";
        await world.PutAsync(read);
        await world.CheckInAsync(participant);
        await world.ReceivedAsync(_path, one => one.Numbers[^1] == 2);
    }

    [Fact]
    public async Task What_was_delivered_late_can_be_asked_for_as_long_as_what_came_at_once()
    {
        var participant = world.Consenting();
        var id = await world.SubscribeAsync(Of(participant));
        await world.CheckInAsync(participant);
        await world.ReceivedAsync(_path);
        var longAgo = DateTimeOffset.UtcNow.AddDays(-31);
        await Eventually.IsAsync(1, () => Exchange.InStoreAsync(
            store => store.Subscriptions.CountAsync(s => s.Id == id && s.Delivered == 1)));
        await Exchange.InStoreAsync(store => EventsOf(store, id).ExecuteUpdateAsync(
            row => row.SetProperty(e => e.HappenedAt, longAgo)));

        await PurgeAsync();
        Assert.Equal(1, await Exchange.InStoreAsync(store => EventsOf(store, id).CountAsync()));
        await Exchange.InStoreAsync(store => EventsOf(store, id).ExecuteUpdateAsync(
            row => row.SetProperty(e => e.DeliveredAt, longAgo)));
        await PurgeAsync();
        Assert.Equal(0, await Exchange.InStoreAsync(store => EventsOf(store, id).CountAsync()));
    }

    [Fact]
    public async Task What_was_not_answered_comes_again_as_it_was_and_what_has_happened_since_after_it()
    {
        var participant = world.Consenting();
        var subscription = Of(participant);
        subscription["channel"]!["extension"]![1]!["valuePositiveInt"] = 10;
        var id = await world.SubscribeAsync(subscription);
        var isDown = true;
        world.Receiver.Answers[_path] = _ => Task.FromResult(isDown ? 500 : 200);
        await world.CheckInAsync(participant);
        await Eventually.IsAsync("error", () => world.StatusAsync(id));
        for (var i = 0; i < 3; i++) await world.CheckInAsync(participant);
        await Eventually.IsAsync(4L, () => Exchange.InStoreAsync(
            store => store.Subscriptions.Where(s => s.Id == id).Select(s => s.LastNumber).SingleAsync()));

        isDown = false;

        var rest = await world.ReceivedAsync(_path, one => one.Numbers[^1] == 4);
        Assert.Equal([2, 3, 4], rest.Numbers);
        var before = world.Receiver.EventsAt(_path).TakeWhile(one => one.Numbers[^1] < 4).ToList();
        Assert.All(before, one => Assert.Equal([1], one.Numbers));
        Assert.Single(before.Select(one => one.Headers["webhook-id"]).Distinct());
    }

    [Fact]
    public async Task However_many_slow_endpoints_a_client_has_a_few_are_called_at_a_time()
    {
        var participant = world.Consenting();
        var client = await Exchange.SignInAsync(await Exchange.RegisterAsync(Exchange.Clinic));
        var paths = Enumerable.Range(1, 10).Select(i => $"{_path}-{i}").ToList();
        foreach (var path in paths) await world.SubscribeAsync(Patient(Of(participant, path)), client);
        var called = 0;
        var together = new ConcurrentBag<int>();
        var gate = new TaskCompletionSource();
        foreach (var path in paths) world.Receiver.Answers[path] = _ => AnswerSlowlyAsync();

        await world.CheckInAsync(participant);
        await Eventually.IsAsync(8, () => Task.FromResult(Volatile.Read(ref called)));
        await world.SubscribeAsync(Of(participant));
        await world.CheckInAsync(participant);
        await world.ReceivedAsync(_path);
        Assert.Equal(8, Volatile.Read(ref called));
        gate.SetResult();

        foreach (var path in paths) await world.ReceivedAsync(path, one => one.Numbers[^1] == 2);
        Assert.Equal(8, together.Max());

        async Task<int> AnswerSlowlyAsync()
        {
            together.Add(Interlocked.Increment(ref called));
            await gate.Task;
            Interlocked.Decrement(ref called);
            return 200;
        }
    }

    private Task PurgeAsync() => Exchange.Host.Services.GetServices<IHostedService>().OfType<PurgeEvents>().Single()
        .PurgeAsync(CancellationToken.None);

    private static IQueryable<SubscriptionEvent> EventsOf(ExchangeDbContext store, Guid subscription) =>
        store.SubscriptionEvents.Where(e => store.Subscriptions.Any(
            s => s.Id == subscription && s.Key == e.SubscriptionKey));

    private JsonObject Of(Guid participant, string? path = null) => world.Request(
        "aftercare-updated", path ?? _path, "id-only", $"Observation?patient=Patient/{participant}");

    /// <summary>It may take as long as any to answer.</summary>
    private static JsonObject Patient(JsonObject subscription)
    {
        subscription["channel"]!["extension"]![0]!["valueUnsignedInt"] = 30;
        return subscription;
    }

    private async Task<string?> ErrorAsync(Guid id) =>
        (await world.ReadAsync(id)).TryGetProperty("error", out var error) ? error.GetString() : null;

    /// <returns>What it had before.</returns>
    private Task<IReadOnlyList<string>> FilterAsync(Guid id, IReadOnlyList<string> filters) =>
        Exchange.InStoreAsync(async store =>
        {
            var one = store.Subscriptions.Where(s => s.Id == id);
            var terms = await one.Select(s => s.Terms).SingleAsync();
            await one.ExecuteUpdateAsync(row => row.SetProperty(s => s.Terms, terms with { Filters = filters }));
            return terms.Filters;
        });
}
