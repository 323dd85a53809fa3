using System.Collections.Concurrent;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Tests.Platform;

/// <summary>A service with exits of every kind, and a Consent that permits what it is told to.</summary>
internal sealed class ExitHost : IAsyncDisposable
{
    private readonly DirectoryInfo _data = System.IO.Directory.CreateTempSubdirectory("carebridge-test-");
    private readonly WebApplication _app;

    private ExitHost(Action<IEndpointRouteBuilder> map)
    {
        var target = Target.Select([new ExitModule(map, Consent)], "all");
        var builder = CareBridgeApplication.CreateBuilder(
            ["--urls", "http://127.0.0.1:0", "--Data:Folder", _data.FullName], target);
        builder.Logging.ClearProviders().AddProvider(Alarms);
        _app = builder.Build(target);
    }

    public KnowingConsent Consent { get; } = new();

    public CriticalLog Alarms { get; } = new();

    public static async Task<ExitHost> StartAsync(Action<IEndpointRouteBuilder> map)
    {
        var host = new ExitHost(map);
        await host._app.StartAsync();
        return host;
    }

    public async Task<HttpResponseMessage> GetAsync(string path, Guid? organization = null)
    {
        using var client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
        var caller = new Caller(Guid.CreateVersion7(), Role.ClinicStaff, organization ?? Guid.CreateVersion7());
        client.DefaultRequestHeaders.Authorization =
            new(InternalTokens.Scheme, _app.Services.GetRequiredService<InternalTokens>().For(caller));
        return await client.GetAsync(path);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private sealed class ExitModule(Action<IEndpointRouteBuilder> map, IDisclosures consent) : ServiceModule
    {
        public override string Name => "exits";

        public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
            services.AddSingleton(consent);

        public override void MapEndpoints(IEndpointRouteBuilder routes) => map(routes);
    }
}

/// <summary>Permits what is about the people it knows, and remembers what it was asked.</summary>
internal sealed class KnowingConsent : IDisclosures
{
    public Guid ConsentId { get; } = Guid.CreateVersion7();

    public ConcurrentBag<Guid> Known { get; } = [];

    public ConcurrentQueue<AuthorizeDisclosure> Asked { get; } = new();

    public ConcurrentQueue<DecideDisclosure> Decided { get; } = new();

    public Task<DisclosureAuthorization> AuthorizeAsync(AuthorizeDisclosure question, CancellationToken cancellation)
    {
        Asked.Enqueue(question);
        var permitted = question.Items.Index()
            .Where(entry => question.Emergency is not null || Known.Contains(entry.Item.ParticipantId))
            .Select(entry => new PermittedItem(entry.Index, question.Emergency is null ? ConsentId : null));
        return Task.FromResult(new DisclosureAuthorization([.. permitted]));
    }

    public Task<DisclosureDecision> DecideAsync(DecideDisclosure question, CancellationToken cancellation)
    {
        Decided.Enqueue(question);
        return Task.FromResult(Known.Contains(question.ParticipantId)
            ? new DisclosureDecision(question.Scopes, ConsentId)
            : new DisclosureDecision([], ConsentId: null));
    }
}

internal sealed class CriticalLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Messages { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Critical;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) Messages.Enqueue(formatter(state, exception));
    }

    public void Dispose() => Messages.Clear();
}
