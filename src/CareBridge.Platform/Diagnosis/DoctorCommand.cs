using System.Text.Json;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Diagnosis;

/// <summary>
/// <c>carebridge doctor [--format text|json]</c>: looks at a deployment as it is configured, beside a running host or
/// without one, and changes nothing. Ends with 0 when there is no fault, with 1 when there is.
/// </summary>
public static class DoctorCommand
{
    internal const string Format = "format";
    internal const string Text = "text";
    internal const string Json = "json";

    private static readonly IReadOnlyList<DeploymentCheck> OfEveryProcess =
    [
        new SettingsCheck(), new SecretsCheck(), new ProtectionCheck(), new PublicUrlCheck(), new ProcessesCheck(),
        new KeysCheck(), new SpaceCheck(), new StoresCheck(), new StoreServersCheck(), new BacklogCheck(),
        new BrokerCheck(), new BrokerPoliciesCheck(), new ServicesCheck(), new CertificatesCheck(),
    ];

    /// <exception cref="UsageException">The command line cannot be followed.</exception>
    public static async Task<int> RunAsync(
        string[] args,
        IReadOnlyList<ServiceModule> modules,
        TimeProvider time,
        TextWriter output,
        CancellationToken cancellation = default)
    {
        var configuration = Configuration(args);
        var found = await ExamineAsync(configuration, modules, time, cancellation);
        if (configuration[Format] == Json) await WriteJsonAsync(found, output);
        else await WriteTextAsync(found, output);
        return found.Any(one => one.Severity == Severity.Fault) ? 1 : 0;
    }

    private static async Task<IReadOnlyList<Finding>> ExamineAsync(
        ConfigurationManager configuration,
        IReadOnlyList<ServiceModule> modules,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var examination = Prepare(configuration, modules, time);
        IReadOnlyList<DeploymentCheck> checks =
            [.. OfEveryProcess, .. examination.Target.Here.SelectMany(module => module.Checks)];
        // At once, because what does not answer is waited for.
        var found = await Task.WhenAll(checks.Select(check => check.RunAsync(examination, cancellation)));
        return [.. found.SelectMany(one => one)];
    }

    private static Examination Prepare(
        ConfigurationManager configuration, IReadOnlyList<ServiceModule> modules, TimeProvider time)
    {
        var target = Target.Select(modules, configuration["services"] ?? "all");
        var isEmbedded = EmbeddedStores.TryJoin(configuration, target);
        // Modules look for it; nothing that they register is made.
        var services = new ServiceCollection().AddSingleton(target);
        foreach (var module in target.Here) module.AddServices(services, configuration);
        return new Examination(
            configuration,
            target,
            [.. PlatformSettings.All, .. modules.SelectMany(module => module.Settings)],
            services,
            time)
        {
            IsEmbedded = isEmbedded,
        };
    }

    /// <summary>From where a host has it, too.</summary>
    private static ConfigurationManager Configuration(string[] args)
    {
        var configuration = new ConfigurationManager();
        configuration.SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables();
        try
        {
            configuration.AddCommandLine(args);
            return configuration;
        }
        catch (FormatException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private static Task WriteJsonAsync(IReadOnlyList<Finding> found, TextWriter output) =>
        output.WriteLineAsync(JsonSerializer.Serialize(
            new { Faults = Count(found, Severity.Fault), Warnings = Count(found, Severity.Warning), Findings = found },
            JsonFormat.Options));

    private static async Task WriteTextAsync(IReadOnlyList<Finding> found, TextWriter output)
    {
        foreach (var one in found.OrderByDescending(one => one.Severity))
        {
            var about = one.About.Length > 0 ? $"{one.About}: " : "";
            await output.WriteLineAsync($"{EnumCode.Of(one.Severity),-8} {one.Code,-24} {about}{one.Seen}".TrimEnd());
            if (one.Mend is { } mend) await output.WriteLineAsync($"{"",8} {mend}");
        }
        await output.WriteLineAsync(
            $"{Count(found, Severity.Fault)} faults, {Count(found, Severity.Warning)} warnings.");
    }

    private static int Count(IEnumerable<Finding> found, Severity severity) =>
        found.Count(one => one.Severity == severity);
}
