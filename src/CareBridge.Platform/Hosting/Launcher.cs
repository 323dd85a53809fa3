using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Hosting;

/// <summary>
/// The command line:
/// <c>carebridge [serve|migrate|health] [--services …] [--urls …] [--data …] [--Key:Name value]</c>.
/// </summary>
public static class Launcher
{
    private const string Serve = "serve";

    private static readonly Dictionary<string, string> ShortNames = new() { ["--data"] = "--Data:Folder" };

    /// <returns>The process's exit code; 64 (EX_USAGE) when the command line or configuration is wrong.</returns>
    public static async Task<int> RunAsync(string[] args, IReadOnlyList<ServiceModule> modules)
    {
        var (verb, options) = args is [{ } first, ..] && !first.StartsWith('-') ? (first, args[1..]) : (Serve, args);
        try
        {
            return verb switch
            {
                Serve => await ServeAsync(options, modules),
                "migrate" => await MigrateAsync(options, modules),
                "health" => await HealthCommand.RunAsync(options),
                _ => throw new UsageException($"There is no command '{verb}'. Commands: serve, migrate, health, demo."),
            };
        }
        catch (UsageException exception)
        {
            await Console.Error.WriteLineAsync($"carebridge: {exception.Message}");
            return 64;
        }
    }

    private static async Task<int> ServeAsync(string[] args, IReadOnlyList<ServiceModule> modules)
    {
        var (builder, target) = Prepare(args, modules);
        await using var embedded = await EmbeddedStores.StartIfNeededAsync(builder.Configuration, target);
        await using var app = builder.Build(target);
        await app.RunAsync();
        return 0;
    }

    private static async Task<int> MigrateAsync(string[] args, IReadOnlyList<ServiceModule> modules)
    {
        var (builder, target) = Prepare(args, modules);
        await using var embedded = await EmbeddedStores.StartIfNeededAsync(builder.Configuration, target);
        await using var app = builder.Build(target);
        foreach (var store in app.Services.GetServices<IStore>()) await store.MigrateAsync(CancellationToken.None);
        return 0;
    }

    private static (WebApplicationBuilder Builder, Target Target) Prepare(
        string[] args, IReadOnlyList<ServiceModule> modules)
    {
        args = [.. args.Select(word => ShortNames.GetValueOrDefault(word, word))];
        var target = Target.Select(modules, Configuration(args)["services"] ?? "all");
        var builder = CareBridgeApplication.CreateBuilder(args, target);
        // Said before a store is started for nothing.
        CareBridgeApplication.RabbitMqAddress(builder.Configuration, target);
        return (builder, target);
    }

    private static IConfiguration Configuration(string[] args)
    {
        try
        {
            return new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        }
        catch (FormatException exception)
        {
            throw new UsageException(exception.Message);
        }
    }
}
