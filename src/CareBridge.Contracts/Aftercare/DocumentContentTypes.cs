namespace CareBridge.Contracts.Aftercare;

/// <summary>Media types of documents that can be handed over.</summary>
public static class DocumentContentTypes
{
    public static IReadOnlyList<string> All { get; } =
        ["application/pdf", "text/plain", "image/png", "image/jpeg"];
}
