using CareBridge.Testing;

namespace CareBridge.Benchmarks;

/// <summary>PostgreSQL with the memory that operating.md asks for.</summary>
internal static class MeasuredStore
{
    public static Task<TestPostgres> StartAsync() => TestPostgres.StartAsync(options => options with
    {
        Settings = new Dictionary<string, string>(options.Settings) { ["shared_buffers"] = "1GB" },
    });
}
