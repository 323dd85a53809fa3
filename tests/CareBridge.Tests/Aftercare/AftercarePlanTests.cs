using CareBridge.Aftercare.Domain;
using CareBridge.Contracts;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Aftercare;

public sealed class AftercarePlanTests
{
    private static readonly SealedContent Words = new("sealed");

    private static readonly HashSet<(PlanStatus From, PlanStatus To)> Moves =
    [
        (PlanStatus.Draft, PlanStatus.Active),
        (PlanStatus.Draft, PlanStatus.OnHold),
        (PlanStatus.Draft, PlanStatus.Revoked),
        (PlanStatus.Draft, PlanStatus.EnteredInError),
        (PlanStatus.Active, PlanStatus.OnHold),
        (PlanStatus.Active, PlanStatus.Completed),
        (PlanStatus.Active, PlanStatus.Revoked),
        (PlanStatus.Active, PlanStatus.EnteredInError),
        (PlanStatus.OnHold, PlanStatus.Active),
        (PlanStatus.OnHold, PlanStatus.Completed),
        (PlanStatus.OnHold, PlanStatus.Revoked),
        (PlanStatus.OnHold, PlanStatus.EnteredInError),
        (PlanStatus.Completed, PlanStatus.EnteredInError),
        (PlanStatus.Revoked, PlanStatus.EnteredInError),
    ];

    [Fact]
    public void A_plan_makes_the_moves_that_are_listed_and_no_others()
    {
        foreach (var from in Enum.GetValues<PlanStatus>())
        {
            foreach (var to in Enum.GetValues<PlanStatus>().Where(to => to != from))
            {
                var plan = At(from);
                if (Moves.Contains((from, to)))
                {
                    plan.Rewrite(State(to), dueOn: [], AftercareDesk.Noon);
                    Assert.Equal(to, plan.Status);
                }
                else
                {
                    Assert.Throws<RefusedException>(() => plan.Rewrite(State(to), dueOn: [], AftercareDesk.Noon));
                }
            }
        }
    }

    [Theory]
    [InlineData(PlanStatus.Completed)]
    [InlineData(PlanStatus.Revoked)]
    [InlineData(PlanStatus.EnteredInError)]
    public void A_plan_that_has_ended_is_neither_rewritten_nor_worked(PlanStatus ended)
    {
        var plan = At(ended);

        Assert.Throws<RefusedException>(() => plan.Rewrite(State(ended), dueOn: [], AftercareDesk.Noon));
        Assert.Throws<RefusedException>(
            () => plan.MoveStep(1, PlanStepStatus.Completed, isByAuthor: false, AftercareDesk.Noon));
        Assert.Throws<InvalidRequestException>(() => New(ended));
    }

    [Fact]
    public void A_step_is_done_and_opened_again_and_one_that_was_dropped_is_neither()
    {
        var plan = At(PlanStatus.Active);

        plan.MoveStep(2, PlanStepStatus.Completed, isByAuthor: false, AftercareDesk.Noon);
        Assert.Equal([PlanStepStatus.NotStarted, PlanStepStatus.Completed], plan.StepStatuses);
        Assert.True(plan.IsWorkedOn);
        plan.MoveStep(2, PlanStepStatus.InProgress, isByAuthor: true, AftercareDesk.Noon);
        Assert.True(plan.IsWorkedOn);
        plan.Rewrite(State(PlanStatus.Active, PlanStepStatus.Cancelled), dueOn: [], AftercareDesk.Noon);
        Assert.False(plan.IsWorkedOn);

        Assert.Equal(5, plan.Version);
        Assert.Throws<RefusedException>(
            () => plan.MoveStep(2, PlanStepStatus.Completed, isByAuthor: false, AftercareDesk.Noon));
    }

    [Theory]
    [InlineData(DocumentStatus.Current, DocumentStatus.Superseded, true)]
    [InlineData(DocumentStatus.Current, DocumentStatus.EnteredInError, true)]
    [InlineData(DocumentStatus.Superseded, DocumentStatus.EnteredInError, true)]
    [InlineData(DocumentStatus.Superseded, DocumentStatus.Current, false)]
    [InlineData(DocumentStatus.EnteredInError, DocumentStatus.Current, false)]
    [InlineData(DocumentStatus.EnteredInError, DocumentStatus.Superseded, false)]
    public void A_document_never_becomes_current_again(DocumentStatus from, DocumentStatus to, bool allowed)
    {
        var document = HandedOverDocument.File(
            new FileDocument
            {
                DocumentId = Guid.CreateVersion7(),
                ParticipantId = Guid.CreateVersion7(),
                OrganizationId = Guid.CreateVersion7(),
                FiledBy = Guid.CreateVersion7(),
                Kind = DocumentKind.PlanOfCare,
                ContentType = "text/plain",
                DatedAt = AftercareDesk.Noon,
                Details = Words,
                Content = Words,
            },
            size: 1,
            AftercareDesk.Noon);
        if (from != DocumentStatus.Current) document.Mark(from, AftercareDesk.Noon);

        if (allowed) document.Mark(to, AftercareDesk.Noon);
        else Assert.Throws<RefusedException>(() => document.Mark(to, AftercareDesk.Noon));
        Assert.Equal(allowed ? to : from, document.Status);
    }

    private static AftercarePlan At(PlanStatus status)
    {
        var plan = New(PlanStatus.Draft);
        if (status == PlanStatus.Draft) return plan;
        if (status == PlanStatus.Completed) plan.Rewrite(State(PlanStatus.Active), dueOn: [], AftercareDesk.Noon);
        plan.Rewrite(State(status), dueOn: [], AftercareDesk.Noon);
        return plan;
    }

    private static AftercarePlan New(PlanStatus status) => AftercarePlan.Write(
        Guid.CreateVersion7(),
        Guid.CreateVersion7(),
        Guid.CreateVersion7(),
        Guid.CreateVersion7(),
        State(status),
        origin: Words,
        dueOn: [],
        AftercareDesk.Noon);

    private static PlanState State(PlanStatus status, PlanStepStatus second = PlanStepStatus.NotStarted) =>
        new(status, [PlanStepStatus.NotStarted, second], Words);
}
