using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Storage;

/// <summary>A participant sees all that is kept about them; a specialist what their own organization keeps.</summary>
internal static class AftercareQueries
{
    public static IQueryable<CheckIn> VisibleTo(this IQueryable<CheckIn> checkIns, Caller caller)
    {
        if (caller.Role == Role.Participant) return checkIns.Where(c => c.ParticipantId == caller.Id);
        var organization = caller.Organization;
        return checkIns.Where(c => c.OrganizationId == organization);
    }

    public static IQueryable<Milestone> VisibleTo(this IQueryable<Milestone> milestones, Caller caller)
    {
        if (caller.Role == Role.Participant) return milestones.Where(m => m.ParticipantId == caller.Id);
        var organization = caller.Organization;
        return milestones.Where(m => m.OrganizationId == organization && m.IsShared);
    }

    /// <summary>What was an error may be about somebody else: only who wrote it sees it still.</summary>
    public static IQueryable<AftercarePlan> KnownTo(this IQueryable<AftercarePlan> plans, Caller caller)
    {
        var organization = caller.OrganizationId;
        return plans.Where(p => p.Status != PlanStatus.EnteredInError || p.OrganizationId == organization);
    }

    /// <inheritdoc cref="KnownTo(IQueryable{AftercarePlan}, Caller)"/>
    public static IQueryable<HandedOverDocument> KnownTo(this IQueryable<HandedOverDocument> documents, Caller caller)
    {
        var organization = caller.OrganizationId;
        return documents.Where(d => d.Status != DocumentStatus.EnteredInError || d.OrganizationId == organization);
    }

    /// <summary>
    /// What was an error only who wrote it sees still; what is not confirmed stays between them and the participant.
    /// </summary>
    public static IQueryable<Attendance> KnownTo(this IQueryable<Attendance> attendances, Caller caller)
    {
        var (organization, id) = (caller.OrganizationId, caller.Id);
        return attendances.Where(a => a.Status == AttendanceStatus.Attended
            || a.OrganizationId == organization
            || (a.Status != AttendanceStatus.EnteredInError && a.ParticipantId == id));
    }

    /// <inheritdoc cref="KnownTo(IQueryable{AftercarePlan}, Caller)"/>
    public static IQueryable<Goal> KnownTo(this IQueryable<Goal> goals, Caller caller)
    {
        var organization = caller.OrganizationId;
        return goals.Where(g => g.Status != GoalStatus.EnteredInError || g.OrganizationId == organization);
    }

    /// <inheritdoc cref="KnownTo(IQueryable{AftercarePlan}, Caller)"/>
    public static IQueryable<Support> KnownTo(this IQueryable<Support> supports, Caller caller)
    {
        var organization = caller.OrganizationId;
        return supports.Where(s => s.Status != SupportStatus.EnteredInError || s.OrganizationId == organization);
    }

    /// <summary>
    /// A specialist those that the partner has had their time for; a partner who works at the community those they were
    /// told of.
    /// </summary>
    public static IQueryable<Warning> VisibleTo(this IQueryable<Warning> warnings, Caller caller)
    {
        var (organization, id) = (caller.OrganizationId, caller.Id);
        return caller.Role == Role.Participant
            ? warnings.Where(w => w.ParticipantId == id)
            : warnings.Where(w => w.OrganizationId == organization
                && (w.SpecialistToldAt != null || (w.PartnerId == id && w.PartnerToldAt != null)));
    }

    /// <summary>
    /// Has whatever follows from what is about to be saved looked at: engagement, early warnings. It is part of the
    /// save.
    /// </summary>
    public static void RequestReview(
        this AftercareDbContext store, Guid participantId, Guid organizationId, DateTimeOffset at) =>
        store.ReviewRequests.Add(new ReviewRequest
        {
            Id = Guid.CreateVersion7(at),
            ParticipantId = participantId,
            OrganizationId = organizationId,
            RequestedAt = at,
        });

    /// <summary>The links to it end with it: proposed anew, it may be to be answered by somebody else.</summary>
    public static async Task EndAsync(
        this AftercareDbContext store, Partnership partnership, DateTimeOffset at, CancellationToken cancellation)
    {
        partnership.End(at);
        var links = await store.Links
            .Where(l => l.Purpose == LinkPurpose.Partnership && l.SubjectId == partnership.Id && l.RevokedAt == null)
            .ToListAsync(cancellation);
        foreach (var link in links) link.Revoke(at);
    }

    /// <summary>What the community has said, or what is built in.</summary>
    public static async Task<WarningPolicy> PolicyOfAsync(
        this AftercareDbContext store, Guid organizationId, CancellationToken cancellation) =>
        await store.WarningPolicies.AsNoTracking()
            .SingleOrDefaultAsync(p => p.OrganizationId == organizationId, cancellation)
        ?? WarningPolicy.Of(organizationId);

    public static async Task<IReadOnlyList<Prompt>> PromptsOfAsync(
        this AftercareDbContext store, Guid organizationId, CancellationToken cancellation)
    {
        var own = await store.Prompts.AsNoTracking()
            .SingleOrDefaultAsync(p => p.OrganizationId == organizationId, cancellation);
        return (own ?? CommunityPrompts.Of(organizationId)).All;
    }

    /// <summary>The bytes of a document that is there.</summary>
    public static async Task<byte[]> OpenFileAsync(
        this AftercareDbContext store, Guid documentId, ISeal seal, CancellationToken cancellation)
    {
        var file = await store.Files.AsNoTracking().SingleAsync(f => f.Id == documentId, cancellation);
        return seal.Open<DocumentContent>(file.Content).Bytes;
    }
}
