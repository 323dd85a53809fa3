using System.Globalization;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Retention;

/// <summary>
/// <c>carebridge purge [--dry-run] [--services …]</c>: deletes what need not be kept any longer, beside running hosts
/// or without any. Broken off, it is called again. It says how many of what, and never whose.
/// </summary>
internal static class PurgeCommand
{
    public const string Verb = "purge";

    public const string DryRun = "dry-run";

    /// <summary>EX_UNAVAILABLE.</summary>
    private const int Unavailable = 69;

    /// <exception cref="UsageException">A rule, or an option, cannot be.</exception>
    public static async Task<int> RunAsync(
        IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        var isDryRun = services.GetRequiredService<IConfiguration>()[DryRun] switch
        {
            null => false,
            { } word when bool.TryParse(word, out var wanted) => wanted,
            _ => throw new UsageException($"--{DryRun} takes nothing: it only counts."),
        };
        // A run that is broken off leaves no records behind of whom nobody can tell any more who they were.
        var desks = services.GetServices<RetentionDesk>().OrderBy(desk => desk.GoesLast).ToList();
        // All are looked at before anything is deleted by one of them.
        var rules = desks.Select(desk => desk.Rule).ToList();
        var runId = Guid.CreateVersion7(services.GetRequiredService<TimeProvider>().Now());
        var run = services.GetRequiredService<PurgeRun>();
        await output.WriteLineAsync(isDryRun ? "Dry run: nothing is deleted." : $"Run {runId}.");
        try
        {
            foreach (var (desk, rule) in desks.Zip(rules))
                await WriteAsync(output, rule, await run.PurgeAsync(desk, runId, isDryRun, cancellation), isDryRun);
            return 0;
        }
        catch (UnavailableException exception)
        {
            await output.WriteLineAsync(
                $"{exception.Message} What is not known to be due, and not held, is not deleted: nothing more was.");
            return Unavailable;
        }
    }

    private static async Task WriteAsync(TextWriter output, RetentionRule rule, PurgeOutcome outcome, bool isDryRun)
    {
        var done = isDryRun ? "would be deleted" : "deleted";
        await LineAsync($"{rule.Service}: {outcome.People} participants' records {done} ({rule.Words})");
        foreach (var (kind, count) in outcome.Counts) await LineAsync($"  {kind}: {count}");
        if (outcome.Held > 0) await LineAsync($"  under a legal hold and kept: {outcome.Held} participants");
        if (outcome.InUse > 0) await LineAsync($"  changed meanwhile and kept: {outcome.InUse} participants");

        Task LineAsync(FormattableString line) => output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
    }
}
