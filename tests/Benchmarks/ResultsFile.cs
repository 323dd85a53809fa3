using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace CareBridge.Benchmarks;

/// <summary>
/// Keeps what benchmarks say in a file of Markdown: a section for each, which says on what machine, when and of which
/// commit, so that one can be made anew without the others.
/// </summary>
internal sealed class ResultsFile(string path, string commit)
{
    private const string Title =
        """
        # Results

        Made by `./infra/bench/run --results`, which makes the sections anew that it is asked for. What each measures
        and what is known about it is in [benchmarks](../docs/benchmarks.md).

        """;

    private const string Section = "## ";

    public async Task KeepAsync(string name, Func<Task> benchmark)
    {
        var (console, about) = (Console.Out, About());
        using var said = new StringWriter();
        await using var both = new Both(console, said);
        Console.SetOut(both);
        try
        {
            await benchmark();
        }
        finally
        {
            Console.SetOut(console);
        }
        var lines = said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"- {line}\n");
        await WriteAsync(name, $"{Section}{name}\n\n{about}\n\n{string.Concat(lines)}");
    }

    private async Task WriteAsync(string name, string section)
    {
        var before = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        var kept = before.Split($"\n{Section}").Skip(1)
            .ToDictionary(one => one[..one.IndexOf('\n')], one => $"{Section}{one.TrimEnd()}\n");
        kept[name] = section;
        var sections = kept.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value);
        await File.WriteAllTextAsync(path, Title + string.Join('\n', sections));
    }

    /// <summary>What else the machine did tells how far a figure can be trusted.</summary>
    private string About() => string.Create(
        CultureInfo.InvariantCulture,
        $"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, commit {commit}; {Environment.ProcessorCount} cores{Processor()}, "
        + $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {RuntimeInformation.OSDescription}, "
        + $"{RuntimeInformation.FrameworkDescription}; load when it began: {Load()}.");

    private static string Processor()
    {
        const string processors = "/proc/cpuinfo";
        if (!File.Exists(processors)) return "";
        var name = File.ReadLines(processors)
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return name is null ? "" : $" ({name.Split(':')[1].Trim()})";
    }

    private static string Load() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "not known";

    private sealed class Both(TextWriter one, TextWriter other) : TextWriter
    {
        public override Encoding Encoding => one.Encoding;

        public override void Write(char value)
        {
            one.Write(value);
            other.Write(value);
        }
    }
}
