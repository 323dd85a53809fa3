namespace CareBridge.Contracts.Aftercare;

/// <summary>What is said about a document that was handed over. Travels and rests sealed only.</summary>
public sealed record DocumentDetails
{
    public const int TitleLength = 200;
    public const int DescriptionLength = 1000;

    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>When the file was made, if its author says so.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    public IReadOnlyList<ForeignConcept> Categories { get; init; } = [];

    public ForeignIdentifier? Identifier { get; init; }

    /// <summary>Of the file, as FHIR's Attachment.hash wants it.</summary>
    public required byte[] Sha1 { get; init; }
}

/// <summary>The file itself. Travels and rests sealed only.</summary>
public sealed record DocumentContent(byte[] Bytes)
{
    /// <summary>Of a file.</summary>
    public const int MostBytes = 1024 * 1024;
}
