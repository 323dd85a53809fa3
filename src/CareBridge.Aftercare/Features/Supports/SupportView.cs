using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Disclosures;

namespace CareBridge.Aftercare.Features.Supports;

/// <param name="Disclosure">Goes along where it is shown by itself to another organization.</param>
internal sealed record SupportView(
    Guid Id,
    long Version,
    Guid ParticipantId,
    Guid OrganizationId,
    Guid RecordedBy,
    SupportStatus Status,
    DateOnly BegunOn,
    DateOnly? EndedOn,
    DateTimeOffset RecordedAt,
    Accompaniment? Disclosure)
{
    public static SupportView Of(Support support) => new(
        support.Id,
        support.Version,
        support.ParticipantId,
        support.OrganizationId,
        support.RecordedBy,
        support.Status,
        support.BegunOn,
        support.EndedOn,
        support.RecordedAt,
        Disclosure: null);
}
