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
        return milestones.Where(m => m.OrganizationId == organization);
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

    /// <inheritdoc cref="KnownTo(IQueryable{AftercarePlan}, Caller)"/>
    public static IQueryable<Attendance> KnownTo(this IQueryable<Attendance> attendances, Caller caller)
    {
        var organization = caller.OrganizationId;
        return attendances.Where(a => a.Status != AttendanceStatus.EnteredInError || a.OrganizationId == organization);
    }

    /// <inheritdoc cref="KnownTo(IQueryable{AftercarePlan}, Caller)"/>
    public static IQueryable<Support> KnownTo(this IQueryable<Support> supports, Caller caller)
    {
        var organization = caller.OrganizationId;
        return supports.Where(s => s.Status != SupportStatus.EnteredInError || s.OrganizationId == organization);
    }

    /// <summary>The bytes of a document that is there.</summary>
    public static async Task<byte[]> OpenFileAsync(
        this AftercareDbContext store, Guid documentId, ISeal seal, CancellationToken cancellation)
    {
        var file = await store.Files.AsNoTracking().SingleAsync(f => f.Id == documentId, cancellation);
        return seal.Open<DocumentContent>(file.Content).Bytes;
    }
}
