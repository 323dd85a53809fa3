using CareBridge.Testing;

namespace CareBridge.Tests.Architecture;

/// <summary>
/// A file that says what the code says. The test that compares it writes it instead, when the environment variable
/// <c>CAREBRIDGE_WRITE_FILES</c> is 1.
/// </summary>
internal static class WrittenByCode
{
    private const string Variable = "CAREBRIDGE_WRITE_FILES";

    public static void Equal(IEnumerable<string> lines, string path)
    {
        var (said, file) = (lines.ToArray(), RepositoryRoot.PathTo(path));
        if (Environment.GetEnvironmentVariable(Variable) == "1")
            File.WriteAllText(file, string.Concat(said.Select(line => line + "\n")));
        Assert.Equal(File.ReadAllLines(file), said);
    }
}
