using CareBridge.Contracts;

namespace CareBridge.Aftercare.Domain;

/// <summary>The file of a document, by itself, so that lists of documents do not carry it. Never changed.</summary>
/// <param name="id">The document's.</param>
internal sealed class KeptFile(Guid id, SealedContent content)
{
    public Guid Id { get; private init; } = id;

    /// <summary>A sealed <see cref="Contracts.Aftercare.DocumentContent"/>.</summary>
    public SealedContent Content { get; private init; } = content;
}
