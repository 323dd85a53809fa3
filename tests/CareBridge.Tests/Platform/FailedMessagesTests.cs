using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Platform;

/// <summary>What cannot be handled is kept, looked into, handled again or given up, over either transport.</summary>
[Collection(DeliveryByBrokerTests.Exchange)]
public sealed class FailedMessagesTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _service = $"counting-{Guid.CreateVersion7():N}";
    private readonly Guid _administrator = Guid.CreateVersion7();

    private TestRabbit _rabbit = null!;
    private TestStore _store = null!;
    private BrokerProbe _probe = null!;

    private string NoteQueue => $"{_service}-note-change";

    public async Task InitializeAsync()
    {
        _rabbit = await TestRabbit.SharedAsync();
        _store = await TestStore.CreateAsync();
        _probe = await BrokerProbe.OpenAsync(_rabbit);
    }

    public async Task DisposeAsync()
    {
        await _probe.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_that_failed_says_why_without_what_is_in_it_and_is_handled_again_once(bool broker)
    {
        var hold = Poison("Jo Rivers, born 1980");
        await using var host = await StartAsync(broker, hold);
        await host.CountAsync();
        var failure = await FailureAsync(host);

        Assert.Equal("waiting", Status(failure));
        Assert.Equal(NoteQueue, failure.GetProperty("reaction").GetString());
        Assert.Equal("CounterChanged", failure.GetProperty("contract").GetString());
        var reason = failure.GetProperty("reason");
        Assert.Equal("InvalidOperationException", reason.GetProperty("fault").GetString());
        Assert.StartsWith("CareBridge.", reason.GetProperty("place").GetString());
        Assert.DoesNotContain("Jo Rivers", failure.GetRawText());
        Assert.Equal(1, (await OperationAsync(host)).GetProperty("failures").GetInt32());

        hold.BeforeNote = (_, _) => Task.CompletedTask;
        var replays = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => PostAsync(host, failure, "replay")));

        Assert.Contains(replays, answer => answer.StatusCode == HttpStatusCode.OK);
        await Eventually.IsAsync(1, host.NotedAsync);
        await Eventually.SucceedsAsync(async () => Assert.Equal("handled", Status(await FailureAsync(host))));
        var act = Assert.Single((await FailureAsync(host)).GetProperty("acts").EnumerateArray());
        Assert.Equal(_administrator, act.GetProperty("by").GetGuid());
        await Eventually.IsAsync(0, host.WaitingAsync);
        Assert.Equal((1, 1), (await host.NotedAsync(), await host.TalliedAsync()));
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(host, failure, "replay")).StatusCode);
    }

    [Fact]
    public async Task One_that_fails_again_waits_again_and_says_how_often()
    {
        await using var host = await StartAsync(broker: true, Poison("again"));
        await host.CountAsync();
        var failure = await FailureAsync(host);

        (await Administrator(host).PostAsync($"{Path}/failures/replay", null)).EnsureSuccessStatusCode();

        await Eventually.SucceedsAsync(
            async () =>
            {
                var again = await FailureAsync(host);
                Assert.Equal(("waiting", 2), (Status(again), again.GetProperty("times").GetInt32()));
            },
            Patience);
        Assert.Equal(failure.GetProperty("id").GetGuid(), (await FailureAsync(host)).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task One_is_discarded_only_with_a_reason_and_never_handled_after_that()
    {
        var hold = Poison("for good");
        var host = await StartAsync(broker: false, hold);
        await host.CountAsync();
        var failure = await FailureAsync(host);

        var silent = await PostAsync(host, failure, "discard", new { reason = " " });
        var discarded = await PostAsync(host, failure, "discard", new { reason = "Its counter is gone." });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Contains("\"reason\"", await silent.Content.ReadAsStringAsync());
        discarded.EnsureSuccessStatusCode();
        Assert.Equal("discarded", Status(await FailureAsync(host)));
        Assert.Contains("Its counter is gone.", (await FailureAsync(host)).GetRawText());
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(host, failure, "replay")).StatusCode);
        await Eventually.IsAsync(0, host.WaitingAsync);
        await host.StopAsync();
        await using var next = await StartAsync(broker: false, new Hold());
        await next.CountAsync();
        await Eventually.IsAsync(1, next.NotedAsync);
        await Eventually.IsAsync(0, next.WaitingAsync);
        Assert.Equal(1, await next.NotedAsync());
    }

    [Fact]
    public async Task What_nobody_can_read_is_kept_and_not_sent_again()
    {
        await _probe.DeclareAsync(NoteQueue);
        await using var host = await StartAsync(broker: true, new Hold());
        await _probe.PublishAsync(NoteQueue, "{ this is no message", id: null);
        var failure = await FailureAsync(host);

        var refused = await PostAsync(host, failure, "replay");

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("unreadable", await refused.Content.ReadAsStringAsync());
        Assert.DoesNotContain("this is no message", failure.GetRawText());
    }

    [Fact]
    public async Task What_an_older_release_left_in_the_brokers_own_queue_for_errors_is_taken_over_and_handled()
    {
        var (counter, id) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var body = JsonSerializer.Serialize(new
        {
            messageId = id,
            messageType = (string[])["urn:message:CareBridge.Tests.Platform:CounterChanged"],
            message = new { counterId = counter, version = 1, value = 0 },
        });
        await _probe.DeclareAsync($"{NoteQueue}_error");
        await _probe.PublishAsync($"{NoteQueue}_error", body, id);
        await using var host = await StartAsync(broker: true, new Hold());
        var failure = await FailureAsync(host);

        Assert.Equal(id, failure.GetProperty("messageId").GetGuid());
        Assert.Equal(0u, await _probe.WaitingAsync($"{NoteQueue}_error"));
        (await PostAsync(host, failure, "replay")).EnsureSuccessStatusCode();

        await Eventually.IsAsync(1, host.NotedAsync);
        Assert.Equal(counter, (await host.InStoreAsync(store => store.Notes.SingleAsync())).CounterId);
    }

    [Fact]
    public async Task How_the_service_stands_is_told_to_administrators_only()
    {
        await using var host = await StartAsync(broker: true, new Hold());
        var specialist = As(host, Role.PeerSpecialist);

        // The process is up before the bus is.
        var standing = await Eventually.SucceedsAsync(async () =>
        {
            var told = await OperationAsync(host);
            Assert.True(told.GetProperty("transport").GetProperty("answers").GetBoolean());
            Assert.All(
                told.GetProperty("queues").EnumerateArray(),
                queue => Assert.Equal(1, queue.GetProperty("consumers").GetInt64()));
            return told;
        });

        Assert.Equal(HttpStatusCode.Forbidden, (await specialist.GetAsync(Path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await specialist.GetAsync($"{Path}/failures")).StatusCode);
        Assert.Equal("rabbit-mq", standing.GetProperty("transport").GetProperty("kind").GetString());
        Assert.True(standing.GetProperty("store").GetProperty("answers").GetBoolean());
        Assert.InRange(standing.GetProperty("store").GetProperty("aheadMilliseconds").GetDouble(), -60_000, 60_000);
        var queues = standing.GetProperty("queues").EnumerateArray().ToList();
        Assert.Equal(
            [NoteQueue, $"{_service}-tally-change"], queues.Select(one => one.GetProperty("name").GetString()));
        Assert.All(queues, queue => Assert.Equal(0, queue.GetProperty("waiting").GetInt64()));
    }

    private string Path => $"/api/{_service}/operation";

    private static Hold Poison(string message) =>
        new() { BeforeNote = (_, _) => throw new InvalidOperationException(message) };

    private static string? Status(JsonElement failure) => failure.GetProperty("status").GetString();

    private Task<CountingHost> StartAsync(bool broker, Hold hold) => CountingHost.StartAsync(
        _store, broker ? _rabbit.AmqpUri : null, hold: hold, modules: [new CountingModule(_service)]);

    private HttpClient As(CountingHost host, Role role) => new()
    {
        BaseAddress = host.Address,
        DefaultRequestHeaders =
        {
            Authorization = new AuthenticationHeaderValue(
                InternalTokens.Scheme,
                host.Services.GetRequiredService<InternalTokens>().For(new Caller(_administrator, role, null))),
        },
    };

    private HttpClient Administrator(CountingHost host) => As(host, Role.Administrator);

    private Task<JsonElement> OperationAsync(CountingHost host) =>
        Administrator(host).GetFromJsonAsync<JsonElement>(Path);

    /// <summary>The only one, as soon as there is one.</summary>
    private async Task<JsonElement> FailureAsync(CountingHost host)
    {
        JsonElement failure = default;
        await Eventually.SucceedsAsync(
            async () => failure = Assert.Single(
                (await Administrator(host).GetFromJsonAsync<JsonElement>($"{Path}/failures"))
                .GetProperty("items").EnumerateArray().ToList()),
            Patience);
        return failure;
    }

    private Task<HttpResponseMessage> PostAsync(
        CountingHost host, JsonElement failure, string act, object? content = null) =>
        Administrator(host).PostAsJsonAsync(
            $"{Path}/failures/{failure.GetProperty("id").GetGuid()}/{act}", content ?? new { });
}
