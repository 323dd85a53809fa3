using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Operation;
using CareBridge.Platform.Questions;
using CareBridge.Platform.Resilience;
using CareBridge.Platform.Retention;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Telemetry;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CareBridge.Platform.Hosting;

/// <summary>Builds the process: the services that run here, and clients of those that run elsewhere.</summary>
public static class CareBridgeApplication
{
    /// <summary>Largest request body the JSON API takes, in bytes; Exchange sets its own for FHIR.</summary>
    public const int MaxRequestBytes = 256 * 1024;

    private const string DefaultAddress = "http://localhost:8080";

    public static WebApplicationBuilder CreateBuilder(string[] args, Target target)
    {
        // Settings beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddSecretFiles();
        builder.Configuration["Keys:Folder"] = KeysFolder(builder.Configuration, target);
        if (!IsAddressed(builder.Configuration)) builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            Doors.Limit(kestrel.Limits, MaxRequestBytes);
        });
        // It writes every request's address, and a FHIR search has identifiers and birth dates in it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        var services = builder.Services;
        services.AddSingleton(target);
        services.TryAddSingleton(TimeProvider.System);
        services.AddHealthChecks();
        services.AddHostedService<StoreStartup>();
        services.AddProblems();
        services.AddCallers(builder.Configuration);
        services.AddQuestionClient();
        services.AddDisclosureDoor();
        services.AddRateLimiter(_ => { });
        services.AddStrangersLimit();
        builder.AddTelemetry(target);
        services.AddApiDocuments(target);
        return builder;
    }

    /// <param name="configure">Last word on what is registered; tests put their clock and their neighbours in.</param>
    public static WebApplication Build(
        this WebApplicationBuilder builder, Target target, Action<IServiceCollection>? configure = null)
    {
        IServiceCollection elsewhere = new ServiceCollection { builder.Services };
        foreach (var module in target.Elsewhere) module.AddServices(elsewhere, builder.Configuration);
        foreach (var module in target.Here) module.AddServices(builder.Services, builder.Configuration);
        foreach (var module in target.Elsewhere) module.AddClients(builder.Services);
        builder.Services.AddBus(RabbitMqAddress(builder.Configuration, target), elsewhere);
        configure?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseRequestSpans();
        app.UseAnswerHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAuthentication();
        app.UseAuthorization();
        // What counts by caller needs to know who it is.
        app.UseRateLimiter();
        app.UseExposureGuard();
        app.MapHealth();
        app.MapApiDocuments();
        app.MapOperation();
        app.MapRetention();
        foreach (var module in target.Here)
        {
            module.MapEndpoints(app);
            module.MapQuestions(app);
        }
        return app;
    }

    /// <summary>A container's image says where to listen by ports.</summary>
    private static bool IsAddressed(IConfiguration configuration) =>
        configuration[WebHostDefaults.ServerUrlsKey] is not null
        || configuration[WebHostDefaults.HttpPortsKey] is not null
        || configuration[WebHostDefaults.HttpsPortsKey] is not null;

    /// <summary>The key ring that every process of the deployment shares.</summary>
    private static string? KeysFolder(IConfiguration configuration, Target target)
    {
        if (configuration["Keys:Folder"] is { Length: > 0 } folder) return folder;
        return target.IsWhole
            ? Path.Combine(DataFolder.Of(configuration), "keys")
            : throw new UsageException("Services that run in several processes need Keys:Folder, one folder for all.");
    }

    /// <exception cref="UsageException">It is missing, or is none.</exception>
    internal static Uri? RabbitMqAddress(IConfiguration configuration, Target target)
    {
        if (configuration["RabbitMq:Uri"] is { Length: > 0 } address)
            return Uri.TryCreate(address, UriKind.Absolute, out var uri)
                ? uri
                : throw new UsageException("RabbitMq:Uri is not an absolute URI such as amqp://user:password@host/.");
        return target.IsWhole
            ? null
            : throw new UsageException("Services that run in several processes need RabbitMq:Uri.");
    }
}
