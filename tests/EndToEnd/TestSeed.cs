using System.Globalization;
using Xunit.Abstractions;

namespace CareBridge.EndToEnd;

/// <summary>What chance decides in a test can be played again.</summary>
internal static class TestSeed
{
    private const string Variable = "CAREBRIDGE_TEST_SEED";

    /// <summary>The one that was given, or a new one; the test's output says which.</summary>
    public static int Choose(ITestOutputHelper output)
    {
        var given = Environment.GetEnvironmentVariable(Variable);
        var seed = int.TryParse(given, CultureInfo.InvariantCulture, out var chosen) ? chosen : Random.Shared.Next();
        output.WriteLine($"Seed {seed}; set {Variable} to play it again.");
        return seed;
    }
}
