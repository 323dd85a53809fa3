using CareBridge.Consent.Domain;

namespace CareBridge.Consent.Features.Restrictions;

internal sealed record RestrictionView(
    Guid Id,
    long Version,
    Guid ParticipantId,
    RestrictionStatus Status,
    RestrictionScope Scope,
    Guid? AskedOrganizationId,
    string? Reason,
    string? Answer,
    DateTimeOffset MadeAt,
    DateTimeOffset ChangedAt)
{
    public static RestrictionView Of(Restriction restriction) => new(
        restriction.Id,
        restriction.Version,
        restriction.ParticipantId,
        restriction.Status,
        restriction.Scope,
        restriction.AskedOrganizationId,
        restriction.Reason,
        restriction.Answer,
        restriction.MadeAt,
        restriction.ChangedAt);
}
