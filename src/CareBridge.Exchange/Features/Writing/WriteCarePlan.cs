using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Platform.Domain;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>An aftercare plan is handed over, or written anew.</summary>
internal sealed class WriteCarePlan(
    WritingDesk desk, IAftercareFilings filings, ProjectPlan projection, ISeal seal) : IResourceWriter
{
    public string Type => nameof(CarePlan);

    public async Task<PreparedWrite> PrepareAsync(ResourceWrite write, CancellationToken cancellation)
    {
        var findings = new Findings();
        var plan = new CarePlanReader(findings, write.BaseUrl, write.Caller.OrganizationId)
            .Read((CarePlan)write.Resource);
        var id = await desk.IdOfAsync(write, plan.Name, CarePlanReader.Name, findings, cancellation);
        if (await desk.DoneAsync(write, id, cancellation) is { } done) return done;
        var known = await desk.OwnAsync(write, id, cancellation);
        WritingDesk.RequireOwnId(write, isKnown: known is not null);
        findings.That(
            known?.Category != DisclosureCategory.SafetyPlan,
            "CarePlan.category",
            "A safety plan is written in CareBridge, with the person whose it is.");
        findings.That(
            known is not null || plan.Status is PlanStatus.Draft or PlanStatus.Active or PlanStatus.OnHold,
            "CarePlan.status",
            "A new plan is draft, active or on-hold.");
        var participant = await desk.PatientAsync(
            plan.Patient, write, CarePlanReader.Subject, findings, cancellation);
        var question = new WritePlan
        {
            PlanId = id,
            ParticipantId = participant,
            OrganizationId = write.Caller.OrganizationId,
            WrittenBy = write.Caller.ClientId,
            Status = plan.Status,
            StepStatuses = plan.StepStatuses,
            Text = seal.Seal(plan.Text),
            Replaces = write.Id is not null,
            ExpectedVersion = write.ExpectedVersion,
        };
        return new PreparedWrite(Type, id, token => ExecuteAsync(question, isNew: known is null, token));
    }

    private async Task<WrittenResource> ExecuteAsync(WritePlan question, bool isNew, CancellationToken cancellation)
    {
        var changed = await Owner.AskAsync(
            Type, Expression, () => filings.WritePlanAsync(question, cancellation), CarePlanReader.Subject);
        return await desk.WrittenAsync(
            projection, changed, (Type, changed.PlanId, changed.Version), isNew, cancellation);
    }

    private static string Expression(string field) => field.Split('.', '[')[0] switch
    {
        "title" => "CarePlan.title",
        "description" => "CarePlan.description",
        "status" => "CarePlan.status",
        "endsOn" => "CarePlan.period",
        "goals" => "CarePlan.goal",
        "notes" => "CarePlan.note",
        "steps" => "CarePlan.activity",
        _ => "CarePlan",
    };
}
