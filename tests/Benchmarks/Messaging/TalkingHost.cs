using CareBridge.Platform.Hosting;
using CareBridge.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Benchmarks.Messaging;

/// <summary>One side of the talk as a host of its own with a database of its own.</summary>
internal sealed class TalkingHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DirectoryInfo _data;

    private TalkingHost(WebApplication app, DirectoryInfo data) => (_app, _data) = (app, data);

    /// <param name="side">Which of the two modules runs here.</param>
    public static async Task<TalkingHost> StartAsync(string side, string connection, TestRabbit rabbit, Tally tally)
    {
        var data = System.IO.Directory.CreateTempSubdirectory("carebridge-bench-");
        var target = Target.Select([new SpeakingModule(), new HearingModule()], side);
        var builder = CareBridgeApplication.CreateBuilder(
            [
                "--urls", "http://127.0.0.1:0", "--Data:Folder", data.FullName,
                "--Keys:Folder", Path.Combine(data.FullName, "keys"), "--RabbitMq:Uri", rabbit.AmqpUri.ToString(),
                $"--ConnectionStrings:{side}", connection, "--Services:speaking", "http://127.0.0.1:1/",
                "--Services:hearing", "http://127.0.0.1:1/",
            ],
            target);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(tally);
        var app = builder.Build(target);
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<TalkDbContext>().Database.EnsureCreatedAsync();
        await app.StartAsync();
        return new TalkingHost(app, data);
    }

    /// <summary>One commit with one message.</summary>
    public async Task SayAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TalkDbContext>();
        store.Remarks.Add(new Remark(TimeProvider.System.GetUtcNow()));
        await store.SaveChangesAsync();
    }

    public async Task<int> HandledAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TalkDbContext>().Inbox.CountAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
