using System.Diagnostics;
using System.Text.Json.Nodes;

namespace CareBridge.Testing;

/// <summary>One run of a script in tests/Clients, which uses a library that nobody here wrote.</summary>
public static class ForeignScript
{
    /// <param name="told">On its standard input.</param>
    /// <returns>What it said; it has ended well, or the test fails with its complaint.</returns>
    public static async Task<JsonNode> RunAsync(string script, JsonNode told)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [script])
        {
            WorkingDirectory = RepositoryRoot.PathTo("tests/Clients"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await process.StandardInput.WriteLineAsync(told.ToJsonString());
        process.StandardInput.Close();
        var complaints = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonNode.Parse(said)!
            : throw new InvalidOperationException($"{script}: {await complaints}");
    }
}
