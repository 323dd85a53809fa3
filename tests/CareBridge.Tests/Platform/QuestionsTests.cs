using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Questions;
using CareBridge.Platform.Resilience;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Tests.Platform;

/// <summary>What one service asks another over HTTP, as if it were in the same process.</summary>
public sealed class QuestionsTests(ProbeHost host) : IClassFixture<ProbeHost>
{
    [Fact]
    public async Task An_answer_comes_back() =>
        Assert.Equal(new ProbeAnswer("yes", 42), await AskAsync("yes"));

    [Theory]
    [InlineData("""{"outcome":"yes","number":42,"since":"later"}""", true)]
    [InlineData("""{"outcome":"yes","number":"forty-two"}""", false)]
    public async Task An_answer_of_a_newer_release_is_read_as_far_as_it_is_understood(string answer, bool isRead)
    {
        using var http = new HttpClient(new Answering(answer));
        var client = new QuestionClient(
            http, http, (IConfiguration)host.Services.GetService(typeof(IConfiguration))!, host.Tokens);

        var asking = client.AskAsync<AskProbe, ProbeAnswer>("probe", new AskProbe("yes"), CancellationToken.None);

        if (isRead) Assert.Equal(new ProbeAnswer("yes", 42), await asking);
        else await Assert.ThrowsAsync<UnavailableException>(() => asking);
    }

    [Fact]
    public async Task A_refusal_comes_back_as_itself()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => AskAsync("refused"));
        Assert.Equal(("not-now", "It is too late."), (refused.Code, refused.Message));

        var missing = await Assert.ThrowsAsync<NotFoundException>(() => AskAsync("missing"));
        Assert.Equal("referral", missing.What);

        var stale = await Assert.ThrowsAsync<StaleVersionException>(() => AskAsync("stale"));
        Assert.Equal((3, 5), (stale.Expected, stale.Actual));

        var invalid = await Assert.ThrowsAsync<InvalidRequestException>(() => AskAsync("invalid"));
        Assert.Equal(["name", "items[0].code"], invalid.Errors.Keys);
        Assert.Equal(["Required.", "At most 5 characters."], invalid.Errors["name"]);

        var concurrent = await Assert.ThrowsAsync<RefusedException>(() => AskAsync("concurrent"));
        Assert.Equal("concurrent-change", concurrent.Code);
    }

    [Fact]
    public async Task What_is_asked_at_the_same_time_is_asked_together_and_answered_each_by_itself()
    {
        using var way = new SlowAtFirst { InnerHandler = new HttpClientHandler() };
        using var http = new HttpClient(way);
        var shared = Shared("probe", new QuestionClient(
            http, http, (IConfiguration)host.Services.GetService(typeof(IConfiguration))!, host.Tokens));
        var first = shared.AskAsync(new AskProbe("yes"), CancellationToken.None);
        await way.Began.Task;

        var second = shared.AskAsync(new AskProbe("yes"), CancellationToken.None);
        var refused = shared.AskAsync(new AskProbe("refused"), CancellationToken.None);
        var missing = shared.AskAsync(new AskProbe("missing"), CancellationToken.None);
        way.Go.SetResult();

        Assert.Equal([new ProbeAnswer("yes", 42), new ProbeAnswer("yes", 42)], await Task.WhenAll(first, second));
        Assert.Equal("not-now", (await Assert.ThrowsAsync<RefusedException>(() => refused)).Code);
        Assert.Equal("referral", (await Assert.ThrowsAsync<NotFoundException>(() => missing)).What);
        Assert.Equal(2, way.Count);
    }

    [Fact]
    public async Task Several_questions_of_nobody_there_are_unavailable_each()
    {
        var configuration = (IConfiguration)host.Services.GetService(typeof(IConfiguration))!;
        configuration["Services:gone"] = $"http://127.0.0.1:{FreePort.Next()}";
        var shared = Shared("gone", host.Questions);

        foreach (var asking in Enumerable.Range(0, 3).Select(
            _ => shared.AskAsync(new AskProbe("yes"), CancellationToken.None)).ToList())
        {
            await Assert.ThrowsAsync<UnavailableException>(() => asking);
        }
    }

    [Theory]
    [InlineData("unavailable")]
    [InlineData("outage")]
    [InlineData("bug")]
    public async Task An_owner_that_cannot_answer_is_unavailable(string outcome)
    {
        var silence = await Assert.ThrowsAsync<UnavailableException>(() => AskAsync(outcome));
        Assert.Equal("probe", silence.What);
    }

    [Fact]
    public async Task A_question_that_nobody_there_knows_is_not_an_answer_of_the_owner() =>
        await Assert.ThrowsAsync<UnavailableException>(() => host.Questions.AskAsync<ProbeAnswer, ProbeAnswer>(
            "probe", new ProbeAnswer("a question of a newer release", 1), CancellationToken.None));

    [Fact]
    public async Task A_service_whose_address_is_not_set_is_unavailable()
    {
        var silence = await Assert.ThrowsAsync<UnavailableException>(() =>
            host.Questions.AskAsync<AskProbe, ProbeAnswer>("nowhere", new AskProbe("yes"), CancellationToken.None));
        Assert.Contains("Services:nowhere", silence.Message);
    }

    [Fact]
    public async Task A_service_that_is_down_is_unavailable_within_the_budget()
    {
        var waiting = Stopwatch.StartNew();
        await Assert.ThrowsAsync<UnavailableException>(() => AskAtAsync(FreePort.Next()));
        Assert.InRange(waiting.Elapsed, TimeSpan.Zero, Attempt.Internal.Budget + Eventually.Patience);
    }

    [Fact]
    public async Task A_service_that_is_silent_is_unavailable_within_the_budget()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var waiting = Stopwatch.StartNew();
        await Assert.ThrowsAsync<UnavailableException>(() => AskAtAsync(((IPEndPoint)listener.LocalEndpoint).Port));
        Assert.InRange(
            waiting.Elapsed, Attempt.Internal.Timeout, Attempt.Internal.Budget + Eventually.Patience);
    }

    [Fact]
    public async Task A_prompt_question_is_answered_now_or_not_at_all()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        Assert.Equal(new ProbeAnswer("yes", 42), await host.Questions.AskPromptlyAsync<AskProbe, ProbeAnswer>(
            "probe", new AskProbe("yes"), CancellationToken.None));
        foreach (var port in (int[])[((IPEndPoint)listener.LocalEndpoint).Port, FreePort.Next()])
        {
            // A busy machine may be late itself, now and then.
            await Eventually.SucceedsAsync(async () =>
            {
                var asking = AskAtAsync(port, host.Questions.AskPromptlyAsync<AskProbe, ProbeAnswer>);
                await Assert.ThrowsAsync<UnavailableException>(() => asking.WaitAsync(Attempt.Internal.Timeout));
            });
        }
    }

    [Fact]
    public async Task An_answer_that_stops_half_way_is_unavailable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(1) };
        var questions = new QuestionClient(
            http,
            http,
            new ConfigurationBuilder().AddInMemoryCollection([new("Services:probe", address)]).Build(),
            host.Tokens);

        var asking = questions.AskAsync<AskProbe, ProbeAnswer>("probe", new AskProbe("yes"), CancellationToken.None);
        using var caller = await listener.AcceptTcpClientAsync();
        await caller.GetStream().WriteAsync(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"outcome\":"u8
                .ToArray());

        await Assert.ThrowsAsync<UnavailableException>(() => asking);
    }

    [Fact]
    public async Task Who_stops_waiting_is_told_so_and_not_that_the_owner_is_silent()
    {
        using var leaving = new CancellationTokenSource();
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            host.Questions.AskAsync<AskProbe, ProbeAnswer>("probe", new AskProbe("yes"), leaving.Token));
    }

    [Fact]
    public async Task Only_services_may_ask()
    {
        await host.As(Role.Service).PostAsJsonAsync("/internal/AskProbe", new { outcome = "yes" })
            .IsAsync(HttpStatusCode.OK);
        await host.Anonymous.PostAsJsonAsync("/internal/AskProbe", new { outcome = "yes" })
            .IsAsync(HttpStatusCode.Unauthorized);
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Service))
        {
            await host.As(role).PostAsJsonAsync("/internal/AskProbe", new { outcome = "yes" })
                .IsAsync(HttpStatusCode.Forbidden);
        }
    }

    private static SharedQuestion<AskProbe, ProbeAnswer> Shared(string service, QuestionClient client) =>
        new(client, service, _ => 1, most: 10, TimeProvider.System);

    private Task<ProbeAnswer> AskAsync(string outcome) =>
        host.Questions.AskAsync<AskProbe, ProbeAnswer>("probe", new AskProbe(outcome), CancellationToken.None);

    private Task<ProbeAnswer> AskAtAsync(
        int port, Func<string, AskProbe, CancellationToken, Task<ProbeAnswer>>? ask = null)
    {
        var configuration = (IConfiguration)host.Services.GetService(typeof(IConfiguration))!;
        configuration[$"Services:on-{port}"] = $"http://127.0.0.1:{port}";
        ask ??= host.Questions.AskAsync<AskProbe, ProbeAnswer>;
        return ask($"on-{port}", new AskProbe("yes"), CancellationToken.None);
    }

    private sealed class SlowAtFirst : DelegatingHandler
    {
        public TaskCompletionSource Began { get; } = new();

        public TaskCompletionSource Go { get; } = new();

        public int Count { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            Began.TrySetResult();
            await Go.Task;
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Answering(string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
            });
    }
}
