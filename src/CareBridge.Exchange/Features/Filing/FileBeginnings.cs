namespace CareBridge.Exchange.Features.Filing;

/// <summary>How files of each type begin.</summary>
internal static class FileBeginnings
{
    public static IReadOnlyDictionary<string, byte[]> All { get; } = new Dictionary<string, byte[]>
    {
        ["application/pdf"] = [.. "%PDF-"u8],
        ["image/png"] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
        ["image/jpeg"] = [0xFF, 0xD8, 0xFF],
    };
}
