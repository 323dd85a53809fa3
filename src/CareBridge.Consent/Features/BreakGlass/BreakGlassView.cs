using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Security;

namespace CareBridge.Consent.Features.BreakGlass;

internal sealed record BreakGlassView
{
    public required Guid Id { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid OpenedBy { get; init; }

    public required Guid OrganizationId { get; init; }

    public string? Practitioner { get; init; }

    public string? Facility { get; init; }

    public required string NatureCode { get; init; }

    public string? Reason { get; init; }

    public required IReadOnlyList<Described<DisclosureCategory>> Categories { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required BreakGlassReview Review { get; init; }

    public Guid? ReviewedBy { get; init; }

    public DateTimeOffset? ReviewedAt { get; init; }

    public string? ReviewNote { get; init; }

    public DateTimeOffset? ParticipantToldAt { get; init; }

    /// <summary>How many disclosures were made on it, once it is reviewed.</summary>
    public int? Disclosures { get; init; }

    /// <summary>Who reviewed it, and what they thought of it, is between privacy officers.</summary>
    public static BreakGlassView For(Caller caller, BreakGlassAccess access) => caller.Role == Role.PrivacyOfficer
        ? Of(access) with { ReviewedBy = access.ReviewedBy, ReviewNote = access.ReviewNote }
        : Of(access);

    private static BreakGlassView Of(BreakGlassAccess access) => new()
    {
        Id = access.Id,
        ParticipantId = access.ParticipantId,
        OpenedBy = access.OpenedBy,
        OrganizationId = access.OrganizationId,
        Practitioner = access.Practitioner,
        Facility = access.Facility,
        NatureCode = access.NatureCode,
        Reason = access.Reason,
        Categories = [.. access.Categories.Select(category => ConsentView.Describe(category))],
        OpenedAt = access.OpenedAt,
        ExpiresAt = access.ExpiresAt,
        Review = access.Review,
        ReviewedAt = access.ReviewedAt,
        ParticipantToldAt = access.ParticipantToldAt,
    };
}
