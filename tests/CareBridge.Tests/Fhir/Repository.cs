namespace CareBridge.Tests.Fhir;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find([AppContext.BaseDirectory, System.IO.Directory.GetCurrentDirectory()]);

    public static string Own => Path.Combine(Root, "tests/CareBridge.Tests/Fhir/resources");

    /// <summary>HL7's own examples, which lie beside the repository on some machines and not on others.</summary>
    public static string Hl7Examples => Path.Combine(Root, "../shared/fhir-r4/examples");

    private static string Find(IEnumerable<string> starts)
    {
        foreach (var start in starts)
        {
            for (var at = start; at is not null; at = Path.GetDirectoryName(at))
            {
                if (File.Exists(Path.Combine(at, "CareBridge.sln"))) return at;
            }
        }

        throw new DirectoryNotFoundException("Run the tests inside the repository.");
    }
}
