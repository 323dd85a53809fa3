using CareBridge.Testing;
using CareBridge.Tests.Crisis;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>Who watches a board hears when to read it again, whichever instance has changed something.</summary>
public sealed class BoardChangesTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const string Route = "/api/crisis/board/changes";

    [Fact]
    public async Task A_change_is_told_at_once_and_nothing_more_than_that_there_is_one()
    {
        using var events = await ListenAsync(network.Host);
        Assert.Equal("changed", await events.NextAsync());
        await events.QuietAsync();

        var id = await network.RaiseAsync(await network.RegisterAsync());

        Assert.Equal("changed", await events.NextAsync().WaitAsync(Eventually.Patience));
        Assert.DoesNotContain($"{id}", events.All);
    }

    [Fact]
    public async Task A_change_that_another_instance_has_made_is_told_too()
    {
        await using var other = await CareBridgeTestHost.StartAsync(beside: network.Host);
        using var events = await ListenAsync(other);
        Assert.Equal("changed", await events.NextAsync());
        await events.QuietAsync();

        await network.RaiseAsync(await network.RegisterAsync());

        Assert.Equal("changed", await events.NextAsync());
    }

    private async Task<Events> ListenAsync(CareBridgeTestHost host)
    {
        var responder = host.As(new(Guid.CreateVersion7(), CareBridge.Platform.Security.Role.CrisisResponder,
            network.CrisisTeam));
        var answer = await responder.GetAsync(Route, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new Events(new StreamReader(await answer.Content.ReadAsStreamAsync()));
    }

    private sealed class Events(StreamReader lines) : IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

        private Task<string>? _next;

        /// <summary>Every line so far.</summary>
        public string All { get; private set; } = "";

        public async Task<string> NextAsync()
        {
            var name = await (_next ?? ReadAsync()).WaitAsync(Patience);
            _next = null;
            return name;
        }

        /// <summary>Until nothing has come for a while.</summary>
        public async Task QuietAsync()
        {
            while (true)
            {
                _next ??= ReadAsync();
                if (await Task.WhenAny(_next, Task.Delay(700)) != _next) return;
                _next = null;
            }
        }

        public void Dispose() => lines.Dispose();

        private async Task<string> ReadAsync()
        {
            while (await lines.ReadLineAsync() is { } line)
            {
                All += line + "\n";
                if (line.StartsWith("event: ", StringComparison.Ordinal)) return line["event: ".Length..];
            }
            throw new EndOfStreamException(All);
        }
    }
}
