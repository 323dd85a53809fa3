using CareBridge.Testing;

namespace CareBridge.Tests.Directory;

/// <summary>What the projects of these formats publish, where it lies beside the repository.</summary>
internal static class SharedData
{
    /// <summary>The files of a folder; none where it is not there.</summary>
    public static IReadOnlyList<string> Files(string folder)
    {
        for (var at = new DirectoryInfo(RepositoryRoot.Path).Parent; at is not null; at = at.Parent)
        {
            var found = Path.Combine(at.FullName, "shared", "data", folder);
            if (System.IO.Directory.Exists(found))
                return [.. System.IO.Directory.EnumerateFiles(found).Order(StringComparer.Ordinal)];
        }
        return [];
    }
}
