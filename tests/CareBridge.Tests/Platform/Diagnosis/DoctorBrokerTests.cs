using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using CareBridge.Platform.Diagnosis;
using CareBridge.Testing;
using RabbitMQ.Client;

namespace CareBridge.Tests.Platform.Diagnosis;

/// <summary>A broker that is set up wrong, really: each fault is found by its code.</summary>
public sealed class DoctorBrokerTests : IAsyncLifetime
{
    private const string Queue = "consent-learn-organization";

    private TestRabbit _rabbit = null!;
    private HttpClient _management = null!;

    public async Task InitializeAsync()
    {
        _rabbit = await TestRabbit.StartAsync(isManaged: true);
        _management = new HttpClient { BaseAddress = _rabbit.ManagementUri };
        _management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String("guest:guest"u8));
        await Eventually.SucceedsAsync(async () =>
            (await _management.GetAsync("api/overview")).EnsureSuccessStatusCode());
    }

    public async Task DisposeAsync()
    {
        _management.Dispose();
        await _rabbit.DisposeAsync();
    }

    [Fact]
    public async Task Queues_and_policies_that_lose_messages_are_found()
    {
        (await AskAsync(_rabbit.AmqpUri)).HasNone("broker-unreachable", "queue-missing", "queue-type", "queue-policy");
        await PlantQueuesAsync();
        await PutAsync("policies/%2F/short", new Dictionary<string, object>
        {
            ["pattern"] = "^consent-",
            ["apply-to"] = "queues",
            ["definition"] = new Dictionary<string, object> { ["message-ttl"] = 3_600_000 },
        });

        await Eventually.SucceedsAsync(async () => (await AskAsync(_rabbit.AmqpUri)).Has(
            "queue-type", "queue-missing", "queue-unattended", "queue-long", "queue-left", "queue-policy",
            "queue-copies"));

        (await AskAsync(Address("guest", "wrong", "/"))).Has("broker-credentials");
        (await AskAsync(Address("guest", "guest", "/none"))).Has("broker-vhost");
        await PutAsync("users/weak", new { password = "8c1d", tags = "" });
        await PutAsync("permissions/%2F/weak", new { configure = "", write = ".*", read = ".*" });
        (await AskAsync(Address("weak", "8c1d", "/"))).Has("broker-permissions", "management-unreachable");
    }

    [Fact]
    public async Task An_alarm_and_an_old_broker_are_found()
    {
        await using var management = await Receiver.StartAsync();
        management.Answers["api/health/checks/alarms"] = _ => Task.FromResult(503);
        (await Doctor.AskAsync(
            Doctor.NoStore, $"--RabbitMq:Uri={_rabbit.AmqpUri}", $"--RabbitMq:ManagementUri={management.Address("")}"))
            .Has("broker-alarm");

        var found = new Findings();
        BrokerCheck.LookAtVersion("3.8.9", found);
        found.All.Has("broker-version");
    }

    /// <summary>One of ours that is no quorum queue and that nobody takes from, and what was put aside.</summary>
    private async Task PlantQueuesAsync()
    {
        await using var connection = await new ConnectionFactory { Uri = _rabbit.AmqpUri }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false);
        await channel.QueueDeclareAsync(Queue + "_error", durable: true, exclusive: false, autoDelete: false);
        await channel.QueueDeclareAsync(
            "consent-tell-parties", durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await channel.BasicPublishAsync("", Queue + "_error", Encoding.UTF8.GetBytes("{}"));
        for (var i = 0; i <= 10_000; i++) await channel.BasicPublishAsync("", Queue, Array.Empty<byte>());
    }

    private async Task PutAsync(string path, object body) =>
        (await _management.PutAsync(new Uri($"{_rabbit.ManagementUri}api/{path}"), JsonContent.Create(body)))
            .EnsureSuccessStatusCode();

    private Task<IReadOnlyList<Finding>> AskAsync(Uri broker) => Doctor.AskAsync(
        Doctor.NoStore,
        $"--RabbitMq:Uri={broker}",
        $"--RabbitMq:ManagementUri=http://127.0.0.1:{_rabbit.ManagementUri.Port}/");

    private Uri Address(string user, string password, string host) =>
        new UriBuilder(_rabbit.AmqpUri) { UserName = user, Password = password, Path = host }.Uri;
}
