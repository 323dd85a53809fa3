using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;

namespace CareBridge.Platform.Diagnosis;

/// <summary>Secrets that everybody knows, or that everybody on the machine can read.</summary>
internal sealed class SecretsCheck : DeploymentCheck
{
    /// <summary>In examples and on keyboards; compared without case, and without what is not a letter.</summary>
    private static readonly HashSet<string> Samples =
    [
        "password", "passwort", "secret", "changeme", "changethis", "replaceme", "example", "yourpassword",
        "mypassword", "guest", "admin", "administrator", "postgres", "rabbitmq", "carebridge", "test", "demo", "todo",
        "letmein", "qwerty", "xxx", "xxxx", "xxxxx", "token", "yourtoken", "strongpassword", "p@ssw0rd",
    ];

    public override string Name => "secrets";

    public override Task ExamineAsync(Examination examination, Findings found, CancellationToken cancellation)
    {
        List<string> services =
        [
            .. examination.Target.Here.Concat(examination.Target.Elsewhere).Select(module => module.Name),
        ];
        var configuration = examination.Configuration;
        foreach (var (key, value) in configuration.AsEnumerable().OrderBy(pair => pair.Key))
        {
            if (string.IsNullOrEmpty(value)) continue;
            if (!examination.Settings.Any(one => one.IsSecret && one.Matches(key, services))) continue;
            if (SecretIn(value) is not { } secret) continue;
            if (IsSample(secret) && !IsOnThisMachine(value))
            {
                found.Fault(
                    "secret-sample",
                    key,
                    "The password in it is one from an example, or empty of meaning.",
                    "Make a random one of 20 characters or more, set it where it is checked, and here.");
            }
            var last = configuration.Providers.Last(provider => provider.TryGet(key, out _));
            if (last is CommandLineConfigurationProvider)
            {
                found.Warning(
                    "secret-on-command-line",
                    key,
                    "Everybody on this machine can read it in the list of processes.",
                    $"Give it as the environment variable {key.Replace(":", "__")} instead, or in a file.");
            }
        }
        return Task.CompletedTask;
    }

    /// <summary>The password within a connection string or an address; else all of it. Null: there is none.</summary>
    private static string? SecretIn(string value)
    {
        if (Uri.TryCreate(value, UriKind.Absolute, out var address))
            return address.UserInfo.Split(':', 2) is [_, var password] ? Uri.UnescapeDataString(password) : null;
        if (!value.Contains('=')) return value;
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = value };
            return parts.TryGetValue("Password", out var found) || parts.TryGetValue("Pwd", out found)
                ? found.ToString()
                : null;
        }
        catch (ArgumentException)
        {
            // Not a connection string: something random that has an equals sign in it.
            return value;
        }
    }

    private static bool IsSample(string secret)
    {
        var bare = new string([.. secret.ToLowerInvariant().Where(char.IsLetter)]);
        return Samples.Contains(secret.ToLowerInvariant()) || Samples.Contains(bare) || secret.All(char.IsDigit)
            || secret is ['<', .., '>'] or ['$', '{', ..] or ['{', '{', ..];
    }

    /// <summary>RabbitMQ lets its <c>guest</c> in from its own machine alone.</summary>
    private static bool IsOnThisMachine(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.IsLoopback;
}
