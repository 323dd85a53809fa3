using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>How a consent was taken back, and who heard it (42 CFR 2.31(a)(6)).</summary>
/// <param name="TakenBy">The participant themselves, or the member of staff or system that heard it.</param>
/// <param name="ReceivedAt">When they heard it; it takes effect when it is recorded.</param>
/// <param name="DocumentId">The letter, when there is one.</param>
internal sealed record Revocation(
    RevocationManner Manner, Guid TakenBy, DateTimeOffset ReceivedAt, Guid? OrganizationId, Guid? DocumentId)
{
    public static Revocation InCareBridge(Guid participantId, DateTimeOffset at) =>
        new(RevocationManner.InCareBridge, participantId, at.AsKept(), OrganizationId: null, DocumentId: null);
}
