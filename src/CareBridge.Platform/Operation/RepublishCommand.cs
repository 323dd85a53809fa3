using System.Globalization;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Messaging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Operation;

/// <summary>
/// <c>carebridge republish [--since time] [--accept-differences true]</c>: what makes a restored deployment whole. The
/// broker is empty, so what it had taken is sent again; inboxes know what of it was handled.
/// </summary>
internal static class RepublishCommand
{
    public const string Verb = "republish";

    private const string Since = "since";
    private const string AcceptDifferences = "accept-differences";

    /// <exception cref="UsageException">An option cannot be read.</exception>
    public static async Task<int> RunAsync(
        IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var (since, accepts) = (SinceOf(configuration), AcceptsDifferences(configuration));
        var all = services.GetServices<Republisher>().ToList();
        if (!services.GetRequiredService<Target>().IsWhole)
        {
            await output.WriteLineAsync(
                "Not compared: whether the stores are of one moment is seen with --services all and each connection.");
        }
        else if (await TellDifferencesAsync(all, output, cancellation) && !accepts)
        {
            await output.WriteLineAsync("Nothing was sent again.");
            return 1;
        }
        foreach (var one in all)
        {
            var count = await one.RepublishAsync(since, cancellation);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{one.Service}: {count} messages are sent again when it serves"));
        }
        return 0;
    }

    /// <summary>
    /// A store that is ahead of another knows of changes that their owner has lost, and would take its next ones for
    /// old. One that is behind is told what it lacks.
    /// </summary>
    private static async Task<bool> TellDifferencesAsync(
        IReadOnlyList<Republisher> all, TextWriter output, CancellationToken cancellation)
    {
        var differ = false;
        foreach (var one in all)
        {
            var unknown = await one.LastHandledAsync(cancellation);
            foreach (var owner in all)
                if (unknown.Count > 0) unknown = await owner.UnknownAsync(unknown, cancellation);
            if (unknown.Count == 0) continue;
            differ = true;
            var first = unknown.Min(id => MessageIds.SavedAt(id)!.Value);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{one.Service} has handled {unknown.Count} messages that no store has sent: it is of a later moment. "
                    + $"Restore it to before {first:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}."));
        }
        return differ;
    }

    private static DateTimeOffset? SinceOf(IConfiguration configuration) => configuration[Since] switch
    {
        null => null,
        { } text when DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since) => since.AsKept(),
        _ => throw new UsageException($"--{Since} takes a time such as 2027-03-01T06:30:00Z."),
    };

    private static bool AcceptsDifferences(IConfiguration configuration) => configuration[AcceptDifferences] switch
    {
        null => false,
        { } text when bool.TryParse(text, out var accepts) => accepts,
        _ => throw new UsageException($"--{AcceptDifferences} takes true or false."),
    };
}
