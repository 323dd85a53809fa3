using System.Diagnostics;
using System.Text.Json;
using CareBridge.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace CareBridge.Tests.Platform;

/// <summary>The broker as it is deployed: <c>infra/rabbitmq</c>.</summary>
public sealed class BrokerDefinitionsTests : IAsyncLifetime
{
    private const string Password = "of the services, long";
    private const string OperatorsPassword = "of the operator, long";
    private const string Dead = "carebridge-dead";
    private const string Queue = "crisis-note-change";

    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("carebridge-test-");
    private TestRabbit _rabbit = null!;

    public async Task InitializeAsync()
    {
        var definitions = Path.Combine(_folder.FullName, "definitions.json");
        await File.WriteAllTextAsync(definitions, await MakeAsync());
        // The deployment's own settings, but for those that say where it listens.
        var settings = File.ReadLines(RepositoryRoot.PathTo("infra/rabbitmq/rabbitmq.conf"))
            .Where(line => !line.StartsWith("listeners.", StringComparison.Ordinal)
                && !line.StartsWith("ssl_options.", StringComparison.Ordinal)
                && !line.StartsWith("disk_free_limit.", StringComparison.Ordinal)
                && !line.StartsWith("log.", StringComparison.Ordinal))
            .Select(line => line.Replace("/run/secrets/rabbitmq-definitions.json", definitions));
        _rabbit = await TestRabbit.StartAsync(settings: [.. settings]);
    }

    public async Task DisposeAsync()
    {
        await _rabbit.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_service_works_with_no_more_than_it_may_and_what_kills_it_is_put_aside()
    {
        await using var store = await TestStore.CreateAsync();
        await using (var host = await CountingHost.StartAsync(
            store, As("carebridge", Password), modules: [new CountingModule("crisis")]))
        {
            await host.CountAsync();
            await Eventually.IsAsync(1, host.NotedAsync);
            await Eventually.IsAsync(1, host.TalliedAsync);
        }

        await using (var services = await ConnectAsync("carebridge", Password))
        {
            Assert.Equal(403, await RefusalAsync(services, channel => channel.QueueDeclareAsync("another")));
            Assert.Equal(403, await RefusalAsync(services, channel => channel.BasicGetAsync(Dead, autoAck: true)));
            Assert.Equal(403, await RefusalAsync(services, channel => channel.QueueDeleteAsync(Dead)));
        }

        await using var operators = await ConnectAsync("operator", OperatorsPassword);
        await using var queue = await operators.CreateChannelAsync();
        await queue.BasicPublishAsync("", Queue, mandatory: true, "kills"u8.ToArray());
        for (var deaths = 0; await queue.MessageCountAsync(Dead) == 0; deaths++)
        {
            Assert.True(deaths < 500, "It is delivered for ever.");
            // Put back, as it is when whoever has it dies.
            if (await queue.BasicGetAsync(Queue, autoAck: false) is { } taken)
                await queue.BasicNackAsync(taken.DeliveryTag, multiple: false, requeue: true);
            else
                await Task.Delay(10);
        }
        Assert.Equal("kills"u8.ToArray(), (await queue.BasicGetAsync(Dead, autoAck: true))!.Body.ToArray());
    }

    [Fact]
    public void Every_service_is_in_every_pattern()
    {
        using var definitions = JsonDocument.Parse(
            File.ReadAllText(RepositoryRoot.PathTo("infra/rabbitmq/definitions.json")));
        var permission = definitions.RootElement.GetProperty("permissions").EnumerateArray()
            .Single(one => one.GetProperty("user").GetString() == "carebridge");
        var policy = definitions.RootElement.GetProperty("policies").EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == "work");
        string[] patterns =
        [
            .. new[] { "configure", "write", "read" }.Select(right => permission.GetProperty(right).GetString()!),
            policy.GetProperty("pattern").GetString()!,
        ];

        Assert.All(patterns, pattern =>
        {
            Assert.All(Host.Services.All, service => Assert.Matches(pattern, $"{service.Name}-some-reaction"));
            Assert.DoesNotMatch(pattern, Dead);
            Assert.StartsWith("^", pattern, StringComparison.Ordinal);
        });
    }

    /// <summary>As an operator makes them.</summary>
    private async Task<string> MakeAsync()
    {
        string[] passwords = [Path.Combine(_folder.FullName, "carebridge"), Path.Combine(_folder.FullName, "operator")];
        await File.WriteAllTextAsync(passwords[0], Password + "\n");
        await File.WriteAllTextAsync(passwords[1], OperatorsPassword);
        using var make = Process.Start(
            new ProcessStartInfo(RepositoryRoot.PathTo("infra/rabbitmq/make-definitions"), passwords)
            {
                RedirectStandardOutput = true,
            })!;
        var made = await make.StandardOutput.ReadToEndAsync();
        await make.WaitForExitAsync();
        Assert.Equal(0, make.ExitCode);
        return made;
    }

    private Uri As(string user, string password) => new UriBuilder(_rabbit.AmqpUri)
    {
        UserName = user,
        Password = Uri.EscapeDataString(password),
        Path = "carebridge",
    }.Uri;

    private Task<IConnection> ConnectAsync(string user, string password) =>
        new ConnectionFactory { Uri = As(user, password) }.CreateConnectionAsync();

    private static async Task<int?> RefusalAsync(IConnection connection, Func<IChannel, Task> attempt)
    {
        await using var channel = await connection.CreateChannelAsync();
        var refused = await Assert.ThrowsAsync<OperationInterruptedException>(() => attempt(channel));
        return refused.ShutdownReason?.ReplyCode;
    }
}
