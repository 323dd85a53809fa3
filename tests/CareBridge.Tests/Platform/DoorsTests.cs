using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CareBridge.Tests.Platform;

/// <summary>
/// Nobody who sends too much, too slowly or too often holds a door; answers say what browsers may do.
/// </summary>
public sealed class DoorsTests : IAsyncLifetime
{
    private const int PerMinute = 5;

    private readonly DirectoryInfo _data = System.IO.Directory.CreateTempSubdirectory("carebridge-test-");
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    [Fact]
    public async Task Strangers_are_counted_by_their_address_and_by_the_network_of_IPv6()
    {
        foreach (var _ in Enumerable.Range(0, 2 * PerMinute))
            Assert.Equal(HttpStatusCode.OK, await PostAsync("2001:db8::1"));

        Assert.Equal(HttpStatusCode.TooManyRequests, await PostAsync("2001:db8::2"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync("2001:db8:0:1::1"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync("203.0.113.7"));
    }

    [Fact]
    public async Task Proxies_on_this_machine_and_those_who_read_are_not_counted()
    {
        foreach (var _ in Enumerable.Range(0, 3 * PerMinute))
        {
            Assert.Equal(HttpStatusCode.OK, await PostAsync("127.0.0.1"));
            Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Get, "203.0.113.8"));
        }
    }

    [Fact]
    public async Task Whoever_is_refused_hears_when_to_come_again()
    {
        foreach (var _ in Enumerable.Range(0, 2 * PerMinute)) await PostAsync("203.0.113.9");
        using var request = Request(HttpMethod.Post, "203.0.113.9");
        using var answer = await _http.SendAsync(request);

        Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.RetryAfter!.Delta);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Every_answer_says_that_it_is_no_page_and_is_not_kept()
    {
        foreach (var path in new[] { "open", "health/live", "nowhere" })
        {
            using var answer = await _http.GetAsync(path);

            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }
    }

    [Fact]
    public async Task Too_much_is_refused()
    {
        var much = new string('x', 40_000);
        var many = string.Concat(Enumerable.Range(0, 100).Select(number => $"X{number}: 1\r\n"));

        Assert.Equal(431, await SayAsync("GET /", $"X: {much}\r\n"));
        Assert.Equal(431, await SayAsync("GET /", many));
        Assert.Equal(414, await SayAsync($"GET /{much}", ""));
        Assert.Equal(413, await SayAsync("POST /open", $"Content-Length: {1 << 20}\r\n"));
    }

    [Fact]
    public void Whoever_is_slow_is_left()
    {
        var limits = _app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.InRange(limits.RequestHeadersTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));
        Assert.InRange(limits.MinRequestBodyDataRate!.BytesPerSecond, 200, 10_000);
        Assert.InRange(limits.MinResponseDataRate!.BytesPerSecond, 200, 10_000);
    }

    public async Task InitializeAsync()
    {
        var target = Target.Select([new OpenModule()], "all");
        var builder = CareBridgeApplication.CreateBuilder(
            [
                "--urls", "http://127.0.0.1:0", "--Data:Folder", _data.FullName,
                "--RateLimit:StrangersPerMinute", $"{PerMinute}",
            ],
            target);
        builder.Logging.ClearProviders();
        _app = builder.Build(target, services => services.AddSingleton<IStartupFilter, From>());
        await _app.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private static HttpRequestMessage Request(HttpMethod method, string address) =>
        new(method, "open") { Headers = { { From.Header, address } } };

    private Task<HttpStatusCode> PostAsync(string address) => SendAsync(HttpMethod.Post, address);

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, string address)
    {
        using var request = Request(method, address);
        using var answer = await _http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <returns>The status of the answer.</returns>
    private async Task<int> SayAsync(string request, string headers)
    {
        using var connection = new TcpClient("127.0.0.1", _http.BaseAddress!.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{request} HTTP/1.1\r\nHost: a\r\n{headers}\r\n"));
        var answer = new byte["HTTP/1.1 200".Length];
        await stream.ReadExactlyAsync(answer);
        return int.Parse(answer.AsSpan()[^3..], CultureInfo.InvariantCulture);
    }

    /// <summary>Everybody comes from where they say.</summary>
    private sealed class From : IStartupFilter
    {
        public const string Header = "X-From";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                if (IPAddress.TryParse(http.Request.Headers[Header], out var address))
                    http.Connection.RemoteIpAddress = address;
                return rest(http);
            });
            next(app);
        };
    }

    private sealed class OpenModule : ServiceModule
    {
        public override string Name => "open";

        public override void AddServices(IServiceCollection services, IConfiguration configuration)
        {
        }

        public override void MapEndpoints(IEndpointRouteBuilder routes)
        {
            routes.MapGet("/open", () => "open").AllowAnonymous().ShowsNothing();
            routes.MapPost("/open", (HttpContext http) => http.Request.Body.CopyToAsync(Stream.Null))
                .AllowAnonymous().ShowsNothing();
        }
    }
}
