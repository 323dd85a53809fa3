using CareBridge.Platform.Diagnosis;
using CareBridge.Platform.Exporting;
using CareBridge.Platform.Keys;
using CareBridge.Platform.Operation;
using CareBridge.Platform.Retention;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Hosting;

/// <summary>
/// The command line:
/// <c>carebridge [serve|migrate|health|doctor|rebuild-projections|republish|rotate-keys|purge|export-organization]
/// [--services …] [--urls …] [--data …] [--Key:Name value]</c>, and what the services bring as
/// <see cref="ServiceModule.Commands"/>.
/// </summary>
public static class Launcher
{
    private const string Serve = "serve";

    private static readonly Dictionary<string, string> ShortNames = new()
    {
        ["--data"] = "--Data:Folder",
        // Words without a value, which the configuration does not know.
        [$"--{RotateKeysCommand.Another}"] = $"--{RotateKeysCommand.Another}=true",
        [$"--{RotateKeysCommand.Retire}"] = $"--{RotateKeysCommand.Retire}=true",
        [$"--{RotateKeysCommand.AtOnce}"] = $"--{RotateKeysCommand.AtOnce}=true",
        [$"--{PurgeCommand.DryRun}"] = $"--{PurgeCommand.DryRun}=true",
    };

    /// <summary>Of the platform, for whichever services run here.</summary>
    private static readonly Dictionary<string, Func<IServiceProvider, TextWriter, CancellationToken, Task<int>>>
        OnStores = new()
        {
            [RebuildCommand.Verb] = RebuildCommand.RunAsync,
            [RepublishCommand.Verb] = RepublishCommand.RunAsync,
            [RotateKeysCommand.Verb] = RotateKeysCommand.RunAsync,
            [PurgeCommand.Verb] = PurgeCommand.RunAsync,
            [ExportOrganizationCommand.Verb] = ExportOrganizationCommand.RunAsync,
        };

    /// <returns>
    /// The process's exit code; 64 (EX_USAGE) when the command line or configuration is wrong, 69 (EX_UNAVAILABLE) when
    /// a command's store cannot be reached.
    /// </returns>
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
                "doctor" => await DoctorCommand.RunAsync(Long(options), modules, TimeProvider.System, Console.Out),
                _ when OnStores.TryGetValue(verb, out var run) => await RunAsync(run, options, modules),
                _ => await RunAsync(verb, options, modules),
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
        return await ReachingAsync("a store", async () =>
        {
            foreach (var store in app.Services.GetServices<IStore>()) await store.MigrateAsync(CancellationToken.None);
            return 0;
        });
    }

    private static async Task<int> RunAsync(string verb, string[] args, IReadOnlyList<ServiceModule> modules)
    {
        var commands = modules.SelectMany(module => module.Commands.Select(command => (module, command))).ToList();
        var (owner, command) = commands.SingleOrDefault(known => known.command.Verb == verb);
        if (command is null)
        {
            var verbs = string.Join(", ", commands.Select(known => known.command.Verb));
            throw new UsageException(
                $"There is no command '{verb}'. Commands: serve, migrate, health, doctor, "
                + $"{string.Join(", ", OnStores.Keys)}, demo, {verbs}.");
        }
        var (builder, target) = Prepare(args, modules);
        if (!target.Here.Contains(owner)) throw new UsageException($"{verb} needs --services {owner.Name}.");
        return await RunAsync(builder, target, command.RunAsync, $"the store of {owner.Name}");
    }

    private static async Task<int> RunAsync(
        Func<IServiceProvider, TextWriter, CancellationToken, Task<int>> run,
        string[] args,
        IReadOnlyList<ServiceModule> modules)
    {
        var (builder, target) = Prepare(args, modules);
        return await RunAsync(builder, target, run, "a store");
    }

    /// <summary>On the stores as they are, with nothing started.</summary>
    private static async Task<int> RunAsync(
        WebApplicationBuilder builder,
        Target target,
        Func<IServiceProvider, TextWriter, CancellationToken, Task<int>> run,
        string store)
    {
        await using var embedded = await EmbeddedStores.JoinOrStartIfNeededAsync(builder.Configuration, target);
        await using var app = builder.Build(target);
        return await ReachingAsync(store, () => run(app.Services, Console.Out, CancellationToken.None));
    }

    private static async Task<int> ReachingAsync(string store, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception exception) when (StoreFaults.IsOutage(exception))
        {
            await Console.Error.WriteLineAsync($"carebridge: {store} cannot be reached.");
            return 69;
        }
    }

    private static (WebApplicationBuilder Builder, Target Target) Prepare(
        string[] args, IReadOnlyList<ServiceModule> modules)
    {
        args = Long(args);
        var target = Target.Select(modules, Configuration(args)["services"] ?? "all");
        var builder = CareBridgeApplication.CreateBuilder(args, target);
        // Said before a store is started for nothing.
        CareBridgeApplication.RabbitMqAddress(builder.Configuration, target);
        return (builder, target);
    }

    private static string[] Long(string[] args) =>
        [.. args.Select(word => ShortNames.GetValueOrDefault(word, word))];

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
