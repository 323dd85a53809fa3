using System.Collections.Concurrent;
using System.Net;
using CareBridge.Platform.Resilience;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace CareBridge.Tests.Platform;

/// <summary>Calls to servers that stumble.</summary>
public sealed class ResilienceTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _heard = new();
    private readonly Attempt _attempt = new(TimeSpan.FromSeconds(1), 3);
    private readonly List<WebApplication> _servers = [];
    private ServiceProvider _services = null!;
    private HttpClient _http = null!;
    private Uri _server = null!;

    public async Task InitializeAsync()
    {
        _server = await StartAsync();
        var services = new ServiceCollection().AddSingleton(TimeProvider.System);
        services.AddResilientHttpClient("test", _attempt);
        _services = services.BuildServiceProvider();
        _http = _services.GetRequiredService<IHttpClientFactory>().CreateClient("test");
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        foreach (var server in _servers) await server.DisposeAsync();
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_failed_call_is_repeated_with_the_same_body(int status)
    {
        using var body = new StreamContent(new MemoryStream("read once"u8.ToArray()));

        var answer = await _http.PostAsync(new Uri(_server, $"/stumble/2/{status}"), body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["read once", "read once", "read once"], _heard);
    }

    [Fact]
    public async Task The_last_failure_is_handed_over_when_there_are_no_more_tries()
    {
        var answer = await _http.GetAsync(new Uri(_server, "/stumble/99/502"));

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Equal(1 + _attempt.Retries, _heard.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(409)]
    public async Task A_refusal_is_not_asked_for_again(int status)
    {
        var answer = await _http.GetAsync(new Uri(_server, $"/stumble/9/{status}"));

        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Single(_heard);
    }

    [Fact]
    public async Task An_answer_that_says_when_to_come_back_is_not_asked_for_again_before_that()
    {
        var answer = await _http.GetAsync(new Uri(_server, "/later"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("2", answer.Headers.RetryAfter?.ToString());
        Assert.Single(_heard);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var answer = await _http.GetAsync(new Uri(_server, "/redirect"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/stumble/0/200", answer.Headers.Location?.OriginalString);
        Assert.Single(_heard);
    }

    [Fact]
    public async Task Each_try_ends_in_time_and_the_next_may_succeed()
    {
        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync(new Uri(_server, "/sleep/1"))).StatusCode);
        Assert.Equal(2, _heard.Count);

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => _http.GetAsync(new Uri(_server, "/sleep/99")));
        Assert.Equal(2 + 1 + _attempt.Retries, _heard.Count);
    }

    [Fact]
    public async Task A_server_that_always_fails_is_left_alone_for_a_while_and_others_are_not()
    {
        var other = await StartAsync();
        await Assert.ThrowsAsync<BrokenCircuitException>(async () =>
        {
            for (var i = 0; i < 20; i++) await _http.GetAsync(new Uri(_server, "/stumble/999/503"));
        });

        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync(new Uri(other, "/stumble/0/200"))).StatusCode);
    }

    private async Task<Uri> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.Use(async (http, next) =>
        {
            _heard.Enqueue(await new StreamReader(http.Request.Body).ReadToEndAsync());
            await next(http);
        });
        server.UseRouting();
        server.Map("/stumble/{times:int}/{status:int}", (int times, int status) =>
            Results.StatusCode(_heard.Count <= times ? status : StatusCodes.Status200OK));
        server.Map("/later", (HttpResponse response) =>
        {
            response.Headers.RetryAfter = "2";
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        });
        server.Map("/redirect", () => Results.Redirect("/stumble/0/200"));
        server.Map("/sleep/{times:int}", async (int times, HttpContext http) =>
        {
            if (_heard.Count <= times) await Task.Delay(Timeout.Infinite, http.RequestAborted);
            return Results.Ok();
        });
        await server.StartAsync();
        _servers.Add(server);
        return new Uri(server.Urls.First());
    }
}
