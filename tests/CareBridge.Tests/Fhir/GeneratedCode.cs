using System.Security.Cryptography;
using System.Text;

namespace CareBridge.Tests.Fhir;

/// <summary>
/// The generator notes the hashes of what it read and of what it wrote, so that neither can change alone. The
/// definitions themselves are pinned by the integrity hash in package-lock.json, which is among what it read.
/// </summary>
public sealed class GeneratedCode
{
    private static readonly string Generator = Path.Combine(Repository.Root, "infra/fhir-generator");
    private static readonly string Output = Path.Combine(Repository.Root, "src/CareBridge.Fhir/Generated");

    [Fact]
    public void The_generated_code_belongs_to_its_generator()
    {
        var sources = System.IO.Directory.GetFiles(Generator, "*.cs")
            .Append(Path.Combine(Generator, "package-lock.json"))
            .Append(Path.Combine(Repository.Root, ApiList.Path));

        Assert.Equal(Noted("input"), Hash(sources, change: null));
        Assert.Equal(Noted("output"), Hash(System.IO.Directory.GetFiles(Output, "*.cs"), change: null));
    }

    [Fact]
    public void A_change_by_hand_is_noticed() =>
        Assert.NotEqual(Noted("output"), Hash(System.IO.Directory.GetFiles(Output, "*.cs"), change: "Patient.cs"));

    private static string Noted(string what) =>
        File.ReadLines(Path.Combine(Output, "hashes.txt")).Select(line => line.Split(' '))
            .Single(line => line[0] == what)[1];

    private static string Hash(IEnumerable<string> files, string? change)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(File.ReadAllBytes(file));
            if (Path.GetFileName(file) == change) hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
