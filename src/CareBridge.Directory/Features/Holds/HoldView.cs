using CareBridge.Directory.Domain.Holds;

namespace CareBridge.Directory.Features.Holds;

/// <param name="ParticipantId">Whose records are kept; null where it is an organization's.</param>
/// <param name="LiftedAt">Null while it stands.</param>
internal sealed record HoldView(
    Guid Id,
    long Version,
    Guid? ParticipantId,
    Guid? OrganizationId,
    string Reason,
    Guid PlacedBy,
    DateTimeOffset PlacedAt,
    string? LiftReason,
    Guid? LiftedBy,
    DateTimeOffset? LiftedAt)
{
    public static HoldView Of(LegalHold hold) => new(
        hold.Id,
        hold.Version,
        hold.ParticipantId,
        hold.OrganizationId,
        hold.Reason,
        hold.PlacedBy,
        hold.PlacedAt,
        hold.LiftReason,
        hold.LiftedBy,
        hold.LiftedAt);
}
