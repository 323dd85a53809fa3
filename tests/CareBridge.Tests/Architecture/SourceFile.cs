using CareBridge.Testing;

namespace CareBridge.Tests.Architecture;

/// <summary>A source file that a person wrote.</summary>
/// <param name="Path">From the repository's root, with forward slashes.</param>
internal sealed record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    private static readonly string[] Kinds = [".cs", ".razor", ".css", ".js"];

    public static IReadOnlyList<SourceFile> Of(string folder) =>
    [
        .. from path in System.IO.Directory.EnumerateFiles(
               RepositoryRoot.PathTo(folder), "*", SearchOption.AllDirectories)
           let relative = System.IO.Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/')
           where Kinds.Contains(System.IO.Path.GetExtension(path)) && !relative.Split('/').Any(IsOthers)
           select new SourceFile(relative, File.ReadAllLines(path)),
    ];

    private static bool IsOthers(string part) =>
        part is "bin" or "obj" or "Generated" or "Migrations" or "lib" or "node_modules";
}
