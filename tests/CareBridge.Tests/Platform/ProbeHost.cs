using System.Net.Http.Headers;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Questions;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Tests.Platform;

/// <summary>The probing service, which asks itself its questions over HTTP.</summary>
public sealed class ProbeHost : IAsyncLifetime
{
    private readonly DirectoryInfo _data = System.IO.Directory.CreateTempSubdirectory("carebridge-test-");
    private WebApplication _app = null!;

    public Uri Address => new(_app.Urls.First());

    public HttpClient Anonymous { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    public InternalTokens Tokens => Services.GetRequiredService<InternalTokens>();

    public QuestionClient Questions => Services.GetRequiredService<QuestionClient>();

    public async Task InitializeAsync()
    {
        var target = Target.Select([new ProbeModule()], "all");
        var builder = CareBridgeApplication.CreateBuilder(
            ["--urls", "http://127.0.0.1:0", "--Data:Folder", _data.FullName], target);
        builder.Logging.ClearProviders();
        _app = builder.Build(target);
        await _app.StartAsync();
        _app.Configuration["Services:probe"] = Address.ToString();
        Anonymous = new HttpClient { BaseAddress = Address };
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _data.Delete(recursive: true);
    }

    public HttpClient As(Role role, Guid? organization = null) =>
        With(Tokens.For(new Caller(Guid.CreateVersion7(), role, organization)));

    public HttpClient With(string token) => new()
    {
        BaseAddress = Address,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue(InternalTokens.Scheme, token) },
    };
}
