using CareBridge.Contracts.Consent;

namespace CareBridge.Contracts.Aftercare;

/// <summary>What other services ask about documents that were handed over; never what one says.</summary>
public interface IHandedOverDocuments
{
    Task<KnownDocuments> FindAsync(FindDocuments question, CancellationToken cancellation);
}

public sealed record FindDocuments(Guid ParticipantId, IReadOnlyList<Guid> DocumentIds);

/// <param name="Documents">Those that are about the participant and were no error.</param>
public sealed record KnownDocuments(IReadOnlyList<KnownDocument> Documents);

/// <param name="Holder">Who discloses it, and under which category.</param>
public sealed record KnownDocument(Guid DocumentId, DisclosureScope Holder);
