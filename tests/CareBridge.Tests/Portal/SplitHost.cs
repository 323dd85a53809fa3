using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using CareBridge.Platform.Hosting;
using CareBridge.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CareBridge.Tests.Portal;

/// <summary>
/// The portal and the directory as two hosts with RabbitMQ between them; in Crisis's place a server that tells what it
/// heard, in Consent's nobody, and of Referrals not even the address.
/// </summary>
public sealed class SplitHost : IAsyncLifetime
{
    private const string Password = "first of all accounts";

    private readonly DirectoryInfo _keys = System.IO.Directory.CreateTempSubdirectory("carebridge-test-");
    private readonly ConcurrentDictionary<string, bool> _stumbled = new();
    private TestStore _store = null!;
    private WebApplication _directory = null!;
    private WebApplication _portal = null!;
    private WebApplication _stub = null!;
    private string? _token;
    private int _heard;

    public HttpClient Anonymous { get; private set; } = null!;

    /// <summary>Requests that the stub has received.</summary>
    public int Heard => Volatile.Read(ref _heard);

    public async Task InitializeAsync()
    {
        _store = await TestStore.CreateAsync();
        var rabbit = await TestRabbit.SharedAsync();
        _stub = await StartStubAsync();
        _directory = await StartAsync("directory", rabbit, []);
        _portal = await StartAsync("portal", rabbit, new()
        {
            ["Portal:AdministratorPassword"] = Password,
            ["SecondFactor:Required"] = "false",
            ["Portal:SignInLimit:PerMinute"] = "0",
            ["Services:directory"] = _directory.Urls.First(),
            ["Services:crisis"] = _stub.Urls.First(),
            ["Services:consent"] = $"http://127.0.0.1:{FreePort.Next()}",
        });
        Anonymous = new HttpClient { BaseAddress = new Uri(_portal.Urls.First()) };
    }

    public async Task<HttpClient> AdministratorAsync() => new()
    {
        BaseAddress = Anonymous.BaseAddress,
        DefaultRequestHeaders = { Authorization = new("Bearer", await TokenAsync()) },
    };

    /// <summary>Sends the path as it stands, which HttpClient would tidy up.</summary>
    public async Task<int> RawGetAsync(string path)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(Anonymous.BaseAddress!.Host, Anonymous.BaseAddress.Port);
        var request = $"GET {path} HTTP/1.1\r\nHost: portal\r\nAuthorization: Bearer {await TokenAsync()}\r\n"
            + "Connection: close\r\n\r\n";
        await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(tcp.GetStream());
        var status = await reader.ReadLineAsync();
        return int.Parse(status!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    public async Task DisposeAsync()
    {
        foreach (var app in new[] { _portal, _directory, _stub })
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        await _store.DisposeAsync();
        _keys.Delete(recursive: true);
    }

    private async Task<string> TokenAsync()
    {
        if (_token is not null) return _token;
        var answer = await Anonymous.PostAsJsonAsync(
            "/api/portal/token", new { email = PortalHost.AdministratorEmail, password = Password });
        return _token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }

    private async Task<WebApplication> StartAsync(
        string service, TestRabbit rabbit, Dictionary<string, string?> settings)
    {
        var target = Target.Select(Host.Services.All, service);
        var builder = CareBridgeApplication.CreateBuilder(
            [
                "--urls", "http://127.0.0.1:0", "--Keys:Folder", _keys.FullName, "--Store:Provider", _store.Provider,
                "--RabbitMq:Uri", rabbit.AmqpUri.ToString(),
            ],
            target);
        builder.Configuration.AddInMemoryCollection([
            KeyValuePair.Create($"ConnectionStrings:{service}", (string?)_store.ConnectionString), .. settings]);
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        var app = builder.Build(target);
        await app.StartAsync();
        return app;
    }

    private static object Alarms { get; } = new
    {
        items = (object[])[new { severity = "high", minutesSinceRaised = 7, teamName = "North Line" }],
    };

    /// <summary>One, and then nothing for long.</summary>
    private static async IAsyncEnumerable<string> EventsAsync()
    {
        yield return "first";
        await Task.Delay(TimeSpan.FromMinutes(1));
    }

    private async Task<WebApplication> StartStubAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Map("/{**path}", async (HttpContext http) =>
        {
            Interlocked.Increment(ref _heard);
            var path = http.Request.Path.ToString();
            if (path == "/api/crisis/stranger") return Results.Unauthorized();
            if (path == "/api/crisis/alarms") return Results.Json(Alarms);
            if (path == "/api/crisis/board/changes") return TypedResults.ServerSentEvents(EventsAsync());
            if (path.StartsWith("/api/crisis/stumble/", StringComparison.Ordinal) && _stumbled.TryAdd(path, true))
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            if (path.StartsWith("/api/crisis/stumble/", StringComparison.Ordinal)) return Results.Ok();

            http.Response.Headers.ETag = "\"8\"";
            return Results.Json(
                new
                {
                    http.Request.Method,
                    path,
                    query = http.Request.QueryString.ToString(),
                    body = await new StreamReader(http.Request.Body).ReadToEndAsync(),
                    contentType = http.Request.ContentType,
                    ifMatch = http.Request.Headers.IfMatch.ToString(),
                    cookie = http.Request.Headers.Cookie.ToString(),
                    authorization = http.Request.Headers.Authorization.ToString(),
                },
                statusCode: StatusCodes.Status202Accepted);
        });
        await app.StartAsync();
        return app;
    }
}
