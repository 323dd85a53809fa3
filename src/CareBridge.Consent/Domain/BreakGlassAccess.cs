using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>
/// A use of 42 CFR 2.51, to be reviewed afterwards: what one person opened for themselves in a medical emergency,
/// without consent, a few categories for a short time; or what a crisis team was shown together with an escalation.
/// </summary>
internal sealed class BreakGlassAccess : ISorted
{
    public const int TextLength = 1000;
    public const int FacilityLength = 200;
    public const int PractitionerLength = 200;

    /// <summary>Long enough to treat; whoever needs longer says again why.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromHours(1);

    /// <summary>What an emergency may need. A person's own words and their counselling are never among it.</summary>
    public static readonly IReadOnlyList<DisclosureCategory> Allowed =
    [
        DisclosureCategory.Identity,
        DisclosureCategory.CrisisEvents,
        DisclosureCategory.SafetyPlan,
        DisclosureCategory.AftercarePlan,
        DisclosureCategory.CheckInScores,
        DisclosureCategory.Engagement,
    ];

    /// <summary>What whoever treats somebody in a crisis needs before anything else.</summary>
    public static readonly IReadOnlyList<DisclosureCategory> Least =
        [DisclosureCategory.SafetyPlan, DisclosureCategory.CrisisEvents];

    private BreakGlassAccess()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>The concurrency token.</summary>
    public long Version { get; private set; } = 1;

    public Guid ParticipantId { get; private init; }

    public Guid OpenedBy { get; private init; }

    public Guid OrganizationId { get; private init; }

    /// <summary>The organizations whose records it opens; a privacy officer of any of them reviews it.</summary>
    public IReadOnlyList<Guid> HolderOrganizationIds { get; private init; } = null!;

    /// <summary>
    /// Who treats the person, where a system has opened it (42 CFR 2.51(c)(1)); null is <see cref="OpenedBy"/>.
    /// </summary>
    public string? Practitioner { get; private init; }

    /// <summary>Where the person is treated (42 CFR 2.51(c)(1)); null for the organization itself.</summary>
    public string? Facility { get; private init; }

    /// <summary>The nature of the emergency (42 CFR 2.51(c)(4)), as a code and in words.</summary>
    public string NatureCode { get; private init; } = null!;

    /// <summary>Null for what came with an escalation: its screen says it.</summary>
    public string? Reason { get; private init; }

    public IReadOnlyList<DisclosureCategory> Categories { get; private init; } = null!;

    public DateTimeOffset OpenedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public BreakGlassReview Review { get; private set; }

    public Guid? ReviewedBy { get; private set; }

    public DateTimeOffset? ReviewedAt { get; private set; }

    public string? ReviewNote { get; private set; }

    /// <summary>When the participant was told; null while that would not be safe.</summary>
    public DateTimeOffset? ParticipantToldAt { get; private set; }

    public string SortKey { get; private init; } = null!;

    /// <exception cref="InvalidRequestException">It lacks what 42 CFR 2.51(c) has written down.</exception>
    public static BreakGlassAccess Open(BreakGlassRequest request, DateTimeOffset at)
    {
        at = at.AsKept();
        request.Check().ThrowIfAny();
        return new BreakGlassAccess
        {
            Id = request.Id,
            ParticipantId = request.ParticipantId,
            OpenedBy = request.OpenedBy,
            OrganizationId = request.OrganizationId,
            HolderOrganizationIds = [.. request.HolderOrganizationIds.Distinct().Order()],
            Practitioner = request.Practitioner?.Trim(),
            Facility = request.Facility!.Trim(),
            NatureCode = request.NatureCode!,
            Reason = request.Reason!.Trim(),
            Categories = [.. request.Categories.Distinct().Order()],
            OpenedAt = at,
            ExpiresAt = at + Duration,
            ParticipantToldAt = request.SafeToTellParticipant ? at : null,
            SortKey = Platform.Domain.SortKey.Of(at, request.Id),
        };
    }

    /// <summary>What an escalation has shown already; it opens nothing more.</summary>
    public static BreakGlassAccess Shown(DisclosureRecord line) => new()
    {
        Id = line.Id,
        ParticipantId = line.ParticipantId,
        OpenedBy = line.RecipientId,
        OrganizationId = line.RecipientOrganizationId,
        HolderOrganizationIds = [line.DiscloserOrganizationId],
        NatureCode = line.EmergencyNatureCode!,
        Categories = [.. line.ReadItems().Select(item => item.Category).Distinct().Order()],
        OpenedAt = line.DisclosedAt,
        ExpiresAt = line.DisclosedAt,
        ParticipantToldAt = line.DisclosedAt,
        SortKey = line.SortKey,
    };

    /// <summary>
    /// Whether it was opened by the very request. Whether the participant may be told is a reviewer's since.
    /// </summary>
    public bool Answers(BreakGlassRequest request) => ParticipantId == request.ParticipantId
        && OpenedBy == request.OpenedBy
        && Practitioner == request.Practitioner?.Trim()
        && Facility == request.Facility?.Trim()
        && NatureCode == request.NatureCode
        && Reason == request.Reason?.Trim()
        && Categories.SequenceEqual(request.Categories.Distinct().Order());

    public bool Permits(ProposedDisclosure asked, DateTimeOffset at) => at < ExpiresAt
        && asked.RecipientId == OpenedBy
        && asked.RecipientOrganizationId == OrganizationId
        && asked.ParticipantId == ParticipantId
        && asked.Purpose == PurposeOfUse.EmergencyTreatment
        && ConsentTerms.Holds(HolderOrganizationIds, asked.Scope.DiscloserOrganizationId)
        && ConsentTerms.Holds(Categories, asked.Scope.Category);

    /// <summary>A reviewer may think again; the last word stands.</summary>
    /// <param name="tellParticipant">It is safe now for the participant to know.</param>
    /// <returns>Whether the participant is to be told now.</returns>
    public bool Conclude(BreakGlassReview review, Guid by, string note, bool tellParticipant, DateTimeOffset at)
    {
        at = at.AsKept();
        Version++;
        Review = review;
        ReviewedBy = by;
        ReviewedAt = at;
        ReviewNote = note;
        if (!tellParticipant || ParticipantToldAt is not null) return false;
        ParticipantToldAt = at;
        return true;
    }
}

internal enum BreakGlassReview
{
    /// <summary>Nobody has looked yet.</summary>
    Pending,
    Justified,
    Misuse,
}

internal sealed record BreakGlassRequest
{
    /// <summary>Coded natures of an emergency.</summary>
    public static readonly IReadOnlyList<string> NatureCodes =
        ["overdose", "suicide-risk", "withdrawal", "injury", "medical", "psychiatric"];

    public required Guid Id { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid OpenedBy { get; init; }

    public required Guid OrganizationId { get; init; }

    public required IReadOnlyList<Guid> HolderOrganizationIds { get; init; }

    /// <summary>Whom a system opens it for; null of a person, who opens it for themselves.</summary>
    public string? Practitioner { get; init; }

    public string? Facility { get; init; }

    public string? NatureCode { get; init; }

    public string? Reason { get; init; }

    public required IReadOnlyList<DisclosureCategory> Categories { get; init; }

    public bool SafeToTellParticipant { get; init; }

    /// <summary>The same, and for whom: of a system nobody knows who sits before it.</summary>
    public Check CheckOfSystem() => Check().Text(Practitioner, "practitioner", BreakGlassAccess.PractitionerLength);

    public Check Check() => new Check()
        .Text(Facility, "facility", BreakGlassAccess.FacilityLength)
        .That(NatureCodes.Contains(NatureCode ?? ""), "natureCode", $"One of: {string.Join(", ", NatureCodes)}.")
        .Text(Reason, "reason", BreakGlassAccess.TextLength)
        .That(Categories.Count > 0, "categories", "Name what is needed, and no more (42 CFR 2.51(a)).")
        .That(
            Categories.All(BreakGlassAccess.Allowed.Contains),
            "categories",
            "An emergency opens identity, crisis events, safety plan, aftercare plan, check-in scores and engagement.");
}
