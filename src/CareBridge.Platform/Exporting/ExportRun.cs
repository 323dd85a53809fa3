using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;

namespace CareBridge.Platform.Exporting;

/// <summary>Writes an export of the services that run here.</summary>
internal sealed class ExportRun(IEnumerable<ExportDesk> desks, TimeProvider time)
{
    private static readonly JsonSerializerOptions Readable = new(JsonFormat.Options) { WriteIndented = true };

    private readonly IReadOnlyList<ExportDesk> _desks = [.. desks];

    public IEnumerable<string> Services => _desks.Select(desk => desk.Service);

    /// <returns>Null when no service has anything of the organization; then there is no folder.</returns>
    public async Task<Exported?> WriteAsync(Guid organizationId, ExportFolder folder, CancellationToken cancellation)
    {
        var parts = new List<ExportedPart>();
        foreach (var desk in _desks) parts.Add(await desk.WriteAsync(organizationId, folder, cancellation));
        if (parts.All(part => part.Rows == 0)) return null;

        var now = time.Now();
        var manifest = new ExportManifest
        {
            ExportId = Guid.CreateVersion7(now),
            OrganizationId = organizationId,
            WrittenAt = now,
            Notice = RedisclosureNotice.Text,
            Services = parts,
        };
        var text = JsonSerializer.Serialize(manifest, Readable);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        await folder.WriteTextAsync("manifest.json", text, cancellation);
        await folder.WriteTextAsync("README.txt", ExportExplanation.Text, cancellation);
        // On record first: that it was done may be said of what was lost at the last moment, never the other way round.
        foreach (var (desk, part) in _desks.Zip(parts))
        {
            await desk.RecordAsync(
                new OrganizationExport
                {
                    Id = manifest.ExportId,
                    OrganizationId = organizationId,
                    SnapshotAt = part.SnapshotAt,
                    Counts = part.Files.ToDictionary(file => file.Kind, file => file.Rows),
                    ManifestHash = hash,
                    ExportedAt = now,
                },
                cancellation);
        }
        folder.Finish();
        return new Exported(manifest, hash);
    }
}

/// <param name="ManifestHash">SHA-256, in hexadecimal.</param>
internal sealed record Exported(ExportManifest Manifest, string ManifestHash);
