using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CareBridge.Crisis.Features.Raising;

/// <summary>
/// Takes every report, whoever makes it. What an organization raises about somebody of whom it has an open escalation
/// joins that one; a drill joins none, and none joins it. Saves nothing.
/// </summary>
internal sealed class RaisingDesk(CrisisDbContext store, ISeal seal, ILogger<RaisingDesk> logger)
{
    /// <param name="followsId">An earlier escalation that it goes on from.</param>
    /// <exception cref="RefusedException">The id is in use for something else.</exception>
    public async Task<Raised> TakeAsync(Report report, Guid? followsId, CancellationToken cancellation)
    {
        if (await store.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == report.Id, cancellation) is { } known)
        {
            if (!known.IsSameAs(report, seal)) throw RefusedException.InUse();
            var there = await store.Escalations.AsNoTracking()
                .SingleAsync(e => e.Id == known.EscalationId, cancellation);
            return new Raised(there, IsNew: false);
        }
        var open = report.IsDrill
            ? null
            : await store.FindOpenAsync(report.OrganizationId, report.ParticipantId, cancellation);
        var escalation = open is null
            ? await BeginAsync(report, followsId, cancellation)
            : await JoinAsync(open, report, cancellation);
        return new Raised(escalation, IsNew: true);
    }

    private async Task<Escalation> JoinAsync(Escalation open, Report report, CancellationToken cancellation)
    {
        var file = await store.OpenCaseAsync(open, cancellation);
        report.Enter(open.Id);
        store.Reports.Add(report);
        file.Repeat(report, await store.WaitsOfAsync(open.CrisisTeamId, cancellation));
        await store.SettleAsync(file, report.At, cancellation);
        return open;
    }

    private async Task<Escalation> BeginAsync(Report report, Guid? followsId, CancellationToken cancellation)
    {
        var team = report.IsDrill
            ? report.OrganizationId
            : await store.ChooseTeamAsync(report.OrganizationId, cancellation);
        var escalation = Escalation.Raise(
            report.Id, report.Concern, report.RaisedBy, team, report.At,
            await FollowedAsync(report, followsId, cancellation));
        report.Enter(escalation.Id);
        store.Escalations.Add(escalation);
        store.Reports.Add(report);
        if (!report.IsDrill) store.OpenCases.Add(OpenCase.Of(escalation));
        await store.SettleAsync(CaseFile.Begin(escalation, report.At), report.At, cancellation);
        if (team is null)
        {
            logger.LogCritical(
                "Escalation {EscalationId} of organization {OrganizationId} has no crisis team to go to",
                escalation.Id,
                escalation.RaisingOrganizationId);
        }
        return escalation;
    }

    /// <summary>An earlier one that it goes on from. One that is not theirs turns nobody away either.</summary>
    private async Task<Guid?> FollowedAsync(Report report, Guid? followsId, CancellationToken cancellation)
    {
        if (followsId is null) return null;
        var earlier = await store.Escalations.AsNoTracking().SingleOrDefaultAsync(
            e => e.Id == followsId && e.RaisingOrganizationId == report.OrganizationId
                && e.ParticipantId == report.ParticipantId,
            cancellation);
        return earlier?.Id;
    }
}

/// <summary>What became of a report.</summary>
/// <param name="IsNew">False when it had been taken before.</param>
internal sealed record Raised(Escalation Escalation, bool IsNew);
