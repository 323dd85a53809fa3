namespace CareBridge.Platform.Exporting;

/// <summary>What is in an export, so that whoever has it can tell that it is whole and as it was written.</summary>
internal sealed record ExportManifest
{
    /// <summary>Two releases that write the same number write alike; what is added makes no new one.</summary>
    public const int CurrentVersion = 1;

    public string Format { get; } = "carebridge-organization-export";

    public int FormatVersion { get; } = CurrentVersion;

    public required Guid ExportId { get; init; }

    public required Guid OrganizationId { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>As <c>README.txt</c> says it (42 CFR 2.32).</summary>
    public required string Notice { get; init; }

    public required IReadOnlyList<ExportedPart> Services { get; init; }
}

/// <param name="SnapshotAt">Of which instant the service's records are.</param>
/// <param name="Empty">Kinds of which the organization has none; they have no file.</param>
internal sealed record ExportedPart(
    string Service,
    DateTimeOffset SnapshotAt,
    IReadOnlyList<ExportedFile> Files,
    IReadOnlyList<string> Empty,
    IReadOnlyList<LeftOut> LeftOut)
{
    public long Rows => Files.Sum(file => file.Rows);
}

/// <param name="Path">Within the folder, with slashes.</param>
/// <param name="Sha256">In hexadecimal.</param>
internal sealed record ExportedFile(string Path, string Kind, long Rows, long Bytes, string Sha256);

/// <param name="What">A table of the service, or <c>kind.property</c>.</param>
internal sealed record LeftOut(string What, string Why);
