using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Directory;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features.Raising;

/// <summary>Takes what organizations' own systems raise.</summary>
internal sealed class FileEscalations(
    CrisisDbContext store, CaseDesk desk, RaisingDesk raising, IDirectory directory, ISeal seal, TimeProvider time)
    : ICrisisFilings
{
    public async Task<EscalationChanged> RaiseAsync(FileEscalation question, CancellationToken cancellation)
    {
        new Check()
            .That(question.Severity != Severity.Low, "severity", "Only moderate or high: it is not a screen.")
            .ThrowIfAny();
        await RequireServedAsync(question, cancellation);
        var raised = await desk.TryAsync(async () =>
        {
            var taken = await raising.TakeAsync(ReportOf(question), followsId: null, cancellation);
            await store.SaveChangesAsync(cancellation);
            return taken;
        });
        return (EscalationChanged)raised.Escalation.ToMessage(seal)!;
    }

    private async Task RequireServedAsync(FileEscalation question, CancellationToken cancellation)
    {
        var known = await store.Participants.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == question.ParticipantId, cancellation);
        if (known?.OrganizationIds.Contains(question.OrganizationId) == true) return;
        // The news of it may still be on its way.
        var standing = await directory.FindParticipantAsync(
            new FindParticipant(question.ParticipantId), cancellation);
        if (!standing.OrganizationIds.Contains(question.OrganizationId)) throw new NotFoundException("participant");
    }

    private Report ReportOf(FileEscalation question) => new()
    {
        Id = question.EscalationId,
        ParticipantId = question.ParticipantId,
        OrganizationId = question.OrganizationId,
        RaisedBy = question.FiledBy,
        RaisedAs = RaiserKind.ClinicSystem,
        Judged = question.Severity,
        At = time.Now(),
    };
}
