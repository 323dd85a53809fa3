using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Reviews;

/// <summary>How closely somebody stays in touch by the published rules, and why.</summary>
internal static class ReadEngagement
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/participants/{participantId:guid}/engagements", ListAsync).WithSummary("List engagement")
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn();

    private static async Task<IReadOnlyList<EngagementView>> ListAsync(
        Guid participantId, Caller caller, AftercareDbContext store, CancellationToken cancellation)
    {
        RecordHolder.RequireOwn(caller, participantId);
        var organization = caller.OrganizationId;
        var records = await store.Engagements.AsNoTracking()
            .Where(e => e.ParticipantId == participantId)
            .Where(e => organization == null || e.OrganizationId == organization)
            .OrderBy(e => e.Since)
            .ToListAsync(cancellation);
        return [.. records.Select(EngagementView.Of)];
    }
}

/// <param name="Since">Since when it is this one.</param>
/// <param name="EndedAt">Since when neither support nor check-ins are agreed; null while one of them is.</param>
internal sealed record EngagementView(
    Guid ParticipantId,
    Guid OrganizationId,
    Engagement Engagement,
    IReadOnlyList<EngagementReasonView> Reasons,
    DateTimeOffset Since,
    DateTimeOffset? EndedAt,
    DateTimeOffset ChangedAt)
{
    public static EngagementView Of(EngagementRecord record) => new(
        record.ParticipantId,
        record.OrganizationId,
        record.Engagement,
        [.. record.Reasons.Select(EngagementReasonView.Of)],
        record.Since,
        record.EndedAt,
        record.ChangedAt);
}

/// <param name="Rule">The published rule, in plain words.</param>
internal sealed record EngagementReasonView(EngagementReason Reason, string Rule)
{
    private const string NoRule = "In touch as agreed: no rule says otherwise.";

    public static EngagementReasonView Of(EngagementReason reason) =>
        new(reason, EngagementRules.All.FirstOrDefault(rule => rule.Reason == reason)?.When ?? NoRule);
}
