using CareBridge.Testing;

namespace CareBridge.Tests.Architecture;

/// <summary>A source file that a person wrote.</summary>
/// <param name="Path">From the repository's root, with forward slashes.</param>
internal sealed record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    public static IReadOnlyList<SourceFile> Of(string folder) =>
    [
        .. from path in System.IO.Directory.EnumerateFiles(
               RepositoryRoot.PathTo(folder), "*.cs", SearchOption.AllDirectories)
           let relative = System.IO.Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/')
           where !relative.Split('/').Any(part => part is "bin" or "obj" or "Generated" or "Migrations")
           select new SourceFile(relative, File.ReadAllLines(path)),
    ];
}
