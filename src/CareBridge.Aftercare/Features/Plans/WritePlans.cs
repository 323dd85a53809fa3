using System.Text.Json;
using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Plans;

/// <summary>Takes a plan from whoever writes it, by hand or with a record system.</summary>
internal sealed class WritePlans(AftercareDbContext store, ServedParticipants served, ISeal seal, TimeProvider time)
{
    /// <exception cref="RefusedException">The id is in use, or the plan cannot become this.</exception>
    /// <exception cref="StaleVersionException">It is at another version.</exception>
    /// <exception cref="NotFoundException">The organization does not serve the participant.</exception>
    public async Task<AftercarePlan> WriteAsync(WritePlan written, CancellationToken cancellation)
    {
        PlanRules.Check(written, seal.Open<PlanText>(written.Text));
        var existing = await store.Plans.SingleOrDefaultAsync(p => p.Id == written.PlanId, cancellation);
        if (existing is null) return await AddAsync(written, cancellation);
        if (existing.OrganizationId != written.OrganizationId || existing.ParticipantId != written.ParticipantId)
            throw RefusedException.InUse();
        if (IsSame(existing.State, written)) return existing;
        if (!written.Replaces)
        {
            return IsSame(seal.Open<PlanState>(existing.Origin), written) ? existing : throw RefusedException.InUse();
        }
        await RewriteAsync(existing, written, cancellation);
        return existing;
    }

    private async Task<AftercarePlan> AddAsync(WritePlan written, CancellationToken cancellation)
    {
        if (written.ExpectedVersion is { } expected) throw new StaleVersionException(expected, 0);
        await served.RequireAsync(written.ParticipantId, written.OrganizationId, cancellation);
        var state = State(written);
        var plan = AftercarePlan.Write(
            written.PlanId,
            written.ParticipantId,
            written.OrganizationId,
            written.WrittenBy,
            state,
            seal.Seal(state),
            DueOn(written),
            time.Now());
        store.Plans.Add(plan);
        await store.SaveChangesAsync(cancellation);
        return plan;
    }

    private async Task RewriteAsync(AftercarePlan plan, WritePlan written, CancellationToken cancellation)
    {
        if (written.ExpectedVersion is { } expected && expected != plan.Version)
            throw new StaleVersionException(expected, plan.Version);
        // What others have done since would be undone without a word.
        if (written.ExpectedVersion is null && plan.IsWorkedOn)
        {
            throw new RefusedException(
                "worked-on", "Others have moved its steps since: read it again, and say which version you replace.");
        }
        await served.RequireAsync(plan.ParticipantId, plan.OrganizationId, cancellation);
        plan.Rewrite(State(written), DueOn(written), time.Now());
        await store.SaveChangesAsync(cancellation);
    }

    private static PlanState State(WritePlan written) => new(written.Status, written.StepStatuses, written.Text);

    private IReadOnlyList<DateOnly?> DueOn(WritePlan written) =>
        [.. seal.Open<PlanText>(written.Text).Steps.Select(step => step.DueOn)];

    private bool IsSame(PlanState state, WritePlan written) =>
        state.Status == written.Status
        && state.StepStatuses.SequenceEqual(written.StepStatuses)
        && Words(state.Text) == Words(written.Text);

    /// <summary>Sealed twice the same words differ.</summary>
    private string Words(SealedContent text) =>
        JsonSerializer.Serialize(seal.Open<PlanText>(text), JsonFormat.Options);
}
