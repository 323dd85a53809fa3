namespace CareBridge.Testing;

public static class RepositoryRoot
{
    public static string Path { get; } = Find();

    public static string PathTo(params string[] steps) => System.IO.Path.Combine([Path, .. steps]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "CareBridge.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No CareBridge.sln in {AppContext.BaseDirectory} or above it.");
    }
}
