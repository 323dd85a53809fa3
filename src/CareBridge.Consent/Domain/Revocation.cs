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
    /// <summary>By how much clocks may differ: a time that is ahead by no more counts as now.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    public static Revocation InCareBridge(Guid participantId, DateTimeOffset at) =>
        new(RevocationManner.InCareBridge, participantId, at.AsKept(), OrganizationId: null, DocumentId: null);

    /// <summary>When it was heard, by what is said of that; now, if nothing is.</summary>
    /// <exception cref="InvalidRequestException">It lies in the future.</exception>
    public static DateTimeOffset HeardAt(DateTimeOffset? stated, DateTimeOffset now)
    {
        new Check().That(!(stated > now + ClockTolerance), "receivedAt", "Not in the future.").ThrowIfAny();
        return (stated < now ? stated.Value : now).AsKept();
    }
}
