using System.Xml.Linq;
using CareBridge.Testing;

namespace CareBridge.Tests.Architecture;

/// <summary>A project and what it refers to.</summary>
internal sealed record ProjectFile(string Name, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    /// <summary>Every project under <c>src</c>.</summary>
    public static IReadOnlyList<ProjectFile> All { get; } =
    [
        .. System.IO.Directory.EnumerateFiles(
                RepositoryRoot.PathTo("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path))),
    ];

    public static ProjectFile Parse(string name, string xml)
    {
        var document = XDocument.Parse(xml);
        return new ProjectFile(
            name,
            [.. Includes("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))],
            [.. Includes("PackageReference")]);

        IEnumerable<string> Includes(string element) =>
            document.Descendants(element).Select(e => (string)e.Attribute("Include")!);
    }
}
