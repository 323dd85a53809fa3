using System.Globalization;
using CareBridge.Platform.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Operation;

/// <summary>
/// <c>carebridge rebuild-projections [--projection name] [--services …]</c>: makes projections anew beside running
/// hosts, which take steps as well, or without any. Broken off, it goes on where it was when it is called again.
/// </summary>
internal static class RebuildCommand
{
    public const string Verb = "rebuild-projections";

    private const string Option = "projection";

    /// <exception cref="UsageException">There is no such projection in the services that run here.</exception>
    public static async Task<int> RunAsync(
        IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        var wanted = services.GetRequiredService<IConfiguration>()[Option];
        var known = services.GetServices<Rebuilder>()
            .SelectMany(rebuilder => rebuilder.Projections.Select(name => (rebuilder, name))).ToList();
        var chosen = known.Where(one => wanted is null || one.name == wanted).ToList();
        if (chosen.Count == 0)
        {
            throw new UsageException(known.Count == 0
                ? "The services that run here keep no projection that is made from their own store."
                : $"--{Option} takes one of: {string.Join(", ", known.Select(one => one.name).Distinct())}.");
        }
        var hasFailed = false;
        foreach (var (rebuilder, name) in chosen)
        {
            await foreach (var view in rebuilder.RebuildAsync(name, cancellation))
            {
                hasFailed |= view.Status == RebuildStatus.Failed;
                // Of what there was when it began: there may be more by now.
                var percent = view.Status == RebuildStatus.Done
                    ? 100
                    : Math.Min(99, view.Done * 100L / Math.Max(1, view.Total));
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rebuilder.Service} {name}: {view.Done} of {view.Total}, "
                        + $"{(view.Status == RebuildStatus.Failed ? "given up: see the log" : $"{percent} %")}"));
            }
        }
        return hasFailed ? 1 : 0;
    }
}
