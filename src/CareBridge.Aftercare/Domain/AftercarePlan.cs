using CareBridge.Contracts;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>
/// Concrete steps for the time after a treatment, handed over by a clinic or written by a peer community. Whoever wrote
/// it holds it and decides what it says; others who may see it move its steps.
/// </summary>
internal sealed class AftercarePlan : Aggregate, ISorted, IHeldRecord
{
    private static readonly Lifecycle<PlanStatus> Lifecycle = new(
        (PlanStatus.Draft, [PlanStatus.Active, PlanStatus.OnHold, PlanStatus.Revoked, PlanStatus.EnteredInError]),
        (PlanStatus.Active,
            [PlanStatus.OnHold, PlanStatus.Completed, PlanStatus.Revoked, PlanStatus.EnteredInError]),
        (PlanStatus.OnHold,
            [PlanStatus.Active, PlanStatus.Completed, PlanStatus.Revoked, PlanStatus.EnteredInError]),
        (PlanStatus.Completed, [PlanStatus.EnteredInError]),
        (PlanStatus.Revoked, [PlanStatus.EnteredInError]));

    private static readonly PlanStepStatus[] Open =
        [PlanStepStatus.NotStarted, PlanStepStatus.Scheduled, PlanStepStatus.InProgress, PlanStepStatus.OnHold];

    /// <summary>What is done may turn out not to be.</summary>
    private static readonly Lifecycle<PlanStepStatus> Steps = new(
    [
        .. Open.Select(status => (status, Enum.GetValues<PlanStepStatus>())),
        (PlanStepStatus.Completed, [PlanStepStatus.InProgress]),
    ]);

    private AftercarePlan()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public Guid WrittenBy { get; private init; }

    public PlanStatus Status { get; private set; }

    public IReadOnlyList<PlanStepStatus> StepStatuses { get; private set; } = null!;

    /// <summary>By when each step is to be done, as the text says it.</summary>
    public IReadOnlyList<DateOnly?> StepsDueOn { get; private set; } = [];

    /// <summary>The first day on which a step is due that is still to be done; null while none is.</summary>
    public DateOnly? NextDueOn { get; private set; }

    public SealedContent Text { get; private set; } = null!;

    /// <summary>As it was first written, so that writing it once more is known for a repetition.</summary>
    public SealedContent Origin { get; private init; } = null!;

    /// <summary>Since its author last wrote, somebody else has moved a step.</summary>
    public bool IsWorkedOn { get; private set; }

    public DateTimeOffset AuthoredAt { get; private init; }

    public string SortKey { get; private init; } = null!;

    public PlanState State => new(Status, StepStatuses, Text);

    public bool IsClosed => Status is PlanStatus.Completed or PlanStatus.Revoked or PlanStatus.EnteredInError;

    /// <param name="origin">The sealed <see cref="PlanState"/>.</param>
    /// <param name="dueOn">Of each step.</param>
    public static AftercarePlan Write(
        Guid id,
        Guid participantId,
        Guid organizationId,
        Guid writtenBy,
        PlanState state,
        SealedContent origin,
        IReadOnlyList<DateOnly?> dueOn,
        DateTimeOffset at)
    {
        if (!CanBegin(state.Status))
            throw new InvalidRequestException("status", "A new plan is draft, active or on-hold.");
        var plan = new AftercarePlan
        {
            Id = id,
            ParticipantId = participantId,
            OrganizationId = organizationId,
            WrittenBy = writtenBy,
            Status = state.Status,
            StepStatuses = state.StepStatuses,
            StepsDueOn = dueOn,
            Text = state.Text,
            Origin = origin,
            AuthoredAt = at,
            SortKey = Platform.Domain.SortKey.Of(at, id),
        };
        plan.Reckon();
        plan.Changed(at);
        return plan;
    }

    public static bool CanBegin(PlanStatus status) =>
        status is PlanStatus.Draft or PlanStatus.Active or PlanStatus.OnHold;

    /// <summary>The author writes it anew.</summary>
    /// <exception cref="RefusedException">It is closed, or cannot take this status.</exception>
    public void Rewrite(PlanState state, IReadOnlyList<DateOnly?> dueOn, DateTimeOffset at)
    {
        if (state.Status != Status) Status = Lifecycle.Move(Status, state.Status);
        else if (IsClosed)
            throw new RefusedException("plan-closed", "A plan that has ended can only become entered-in-error.");
        (StepStatuses, StepsDueOn) = (state.StepStatuses, dueOn);
        Text = state.Text;
        IsWorkedOn = false;
        Reckon();
        Changed(at);
    }

    /// <param name="number">Of the step, from 1.</param>
    /// <param name="isByAuthor">Whether the organization that holds the plan does it.</param>
    /// <exception cref="RefusedException">The plan is not active, or the step cannot take this status.</exception>
    public void MoveStep(int number, PlanStepStatus next, bool isByAuthor, DateTimeOffset at)
    {
        if (Status != PlanStatus.Active)
            throw new RefusedException("plan-not-active", "Only the steps of an active plan can be done.");
        var status = Steps.Move(StepStatuses[number - 1], next);
        StepStatuses = [.. StepStatuses.Select((old, index) => index == number - 1 ? status : old)];
        IsWorkedOn |= !isByAuthor;
        Reckon();
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new AftercarePlanChanged
    {
        PlanId = Id,
        Version = Version,
        ParticipantId = ParticipantId,
        OrganizationId = OrganizationId,
        WrittenBy = WrittenBy,
        Status = Status,
        StepStatuses = StepStatuses,
        Text = Text,
        AuthoredAt = AuthoredAt,
        ChangedAt = ChangedAt,
    };

    private void Reckon() => NextDueOn = Status != PlanStatus.Active
        ? null
        : StepsDueOn.Where((_, index) => Open.Contains(StepStatuses[index])).Min();
}
