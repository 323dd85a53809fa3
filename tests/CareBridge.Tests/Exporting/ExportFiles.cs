using System.Security.Cryptography;
using System.Text.Json;
using CareBridge.Platform.Exporting;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Tests.Exporting;

/// <summary>What the command wrote, as whoever gets it reads it.</summary>
internal sealed class ExportFiles
{
    private ExportFiles(string folder)
    {
        Folder = folder;
        Manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json"))).RootElement;
        Rows = Listed.ToDictionary(
            file => file.GetProperty("path").GetString()!,
            file => File.ReadLines(Path.Combine(folder, file.GetProperty("path").GetString()!))
                .Select(line => JsonDocument.Parse(line).RootElement).ToArray());
    }

    public string Folder { get; }

    public JsonElement Manifest { get; }

    /// <summary>By path.</summary>
    public IReadOnlyDictionary<string, JsonElement[]> Rows { get; }

    public IEnumerable<JsonElement> Listed =>
        Manifest.GetProperty("services").EnumerateArray()
            .SelectMany(part => part.GetProperty("files").EnumerateArray());

    /// <summary>Every text in it, of whichever row.</summary>
    public string Words => string.Join('\n', Rows.Values.SelectMany(rows => rows).SelectMany(TextsOf));

    public JsonElement[] Of(string path) => Rows.GetValueOrDefault(path, []);

    public static string Nowhere() =>
        Path.Combine(Path.GetTempPath(), $"carebridge-test-{Guid.CreateVersion7():N}");

    /// <summary>The command, as it is called.</summary>
    public static async Task<(int Exit, string Output)> RunAsync(
        IServiceProvider services, Guid organization, string folder)
    {
        var configuration = (IConfiguration)services.GetService(typeof(IConfiguration))!;
        configuration[ExportOrganizationCommand.Organization] = organization.ToString();
        configuration[ExportOrganizationCommand.To] = folder;
        await using var output = new StringWriter();
        var exit = await ExportOrganizationCommand.RunAsync(services, output, CancellationToken.None);
        return (exit, output.ToString());
    }

    public static async Task<ExportFiles> MakeAsync(IServiceProvider services, Guid organization)
    {
        var folder = Nowhere();
        var (exit, output) = await RunAsync(services, organization, folder);
        Assert.True(exit == 0, output);
        return Read(folder);
    }

    /// <summary>Having seen that it is all there, and nothing else.</summary>
    public static ExportFiles Read(string folder)
    {
        var files = new ExportFiles(folder);
        Assert.All(files.Listed, file =>
        {
            var content = File.ReadAllBytes(Path.Combine(folder, file.GetProperty("path").GetString()!));
            Assert.Equal(file.GetProperty("bytes").GetInt64(), content.Length);
            Assert.Equal(file.GetProperty("rows").GetInt64(), content.Count(one => one == '\n'));
            Assert.Equal(file.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(content)));
        });
        Assert.Equal(
            files.Rows.Keys.Concat(["manifest.json", "README.txt"]).Order(StringComparer.Ordinal),
            System.IO.Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal));
        return files;
    }

    public void Delete() => System.IO.Directory.Delete(Folder, recursive: true);

    private static IEnumerable<string> TextsOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => TextsOf(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
