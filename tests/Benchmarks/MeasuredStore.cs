using CareBridge.Testing;

namespace CareBridge.Benchmarks;

/// <summary>PostgreSQL with the memory that operating.md asks for.</summary>
internal static class MeasuredStore
{
    /// <param name="settings">Others of the server besides.</param>
    public static Task<TestPostgres> StartAsync(params IEnumerable<(string Name, string Value)> settings) =>
        TestPostgres.StartAsync(options =>
        {
            var all = new Dictionary<string, string>(options.Settings) { ["shared_buffers"] = "1GB" };
            foreach (var (name, value) in settings) all[name] = value;
            return options with { Settings = all };
        });
}
