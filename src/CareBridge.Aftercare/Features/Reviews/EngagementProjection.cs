using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Operation;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Reviews;

/// <summary>
/// How engaged everybody is who is supported or has agreed on check-ins, and when each is looked at next, made anew
/// from what was recorded: after a release that judges otherwise, or when rows were lost.
/// </summary>
internal sealed class EngagementProjection(ReviewParticipant review, TimeProvider time)
    : IProjection<AftercareDbContext>
{
    /// <summary>Few: each is looked at closely, and others look at some of them at the same time.</summary>
    private const int StepSize = 20;

    public string Name => "engagement";

    public async Task<int> CountAsync(AftercareDbContext store, CancellationToken cancellation) =>
        await Supported(store).CountAsync(cancellation) + await Agreed(store).CountAsync(cancellation);

    public async Task<ProjectionStep> StepAsync(AftercareDbContext store, long after, CancellationToken cancellation)
    {
        var supported = await Supported(store).NextAsync(after, StepSize, cancellation);
        var agreed = await Agreed(store).NextAsync(after, StepSize, cancellation);
        var end = Math.Min(EndOf(supported), EndOf(agreed));
        var taken = supported.Select(one => new Reviewed(one, one.ParticipantId, one.OrganizationId))
            .Concat(agreed.Select(one => new Reviewed(one, one.ParticipantId, one.OrganizationId)))
            .Where(one => one.Place.Ticks() <= end).ToList();
        foreach (var (participant, organization) in
            taken.Select(one => (one.ParticipantId, one.OrganizationId)).Distinct())
            await review.HandleAsync(participant, organization, time.Now(), cancellation);
        return new ProjectionStep(
            taken.Count, taken.Count == 0 ? after : taken.Max(one => one.Place.Ticks()));
    }

    private static IQueryable<Support> Supported(AftercareDbContext store) =>
        store.Supports.Where(one => one.Status == SupportStatus.Active);

    private static IQueryable<CheckInAgreement> Agreed(AftercareDbContext store) =>
        store.Agreements.Where(one => one.Status == AgreementStatus.Active);

    /// <summary>Up to there all are known: of one kind there may be more when the other has come to its end.</summary>
    private static long EndOf<T>(List<T> next)
        where T : ISorted => next.Count < StepSize ? long.MaxValue : next[^1].Ticks();

    private sealed record Reviewed(ISorted Place, Guid ParticipantId, Guid OrganizationId);
}
