using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Crisis;
using CareBridge.Exchange.Features.Bundles;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Projections;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>
/// A clinic's system asks for crisis response: an escalation, under the id of the ServiceRequest. While the clinic has
/// one open about the patient, it joins that one, which is the answer then.
/// </summary>
internal sealed class WriteCrisisRequest(
    WritingDesk desk, ICrisisFilings filings, ProjectEscalation projection) : IResourceWriter
{
    public string Type => nameof(ServiceRequest);

    public async Task<PreparedWrite> PrepareAsync(ResourceWrite write, CancellationToken cancellation)
    {
        var sent = (ServiceRequest)write.Resource;
        if (!CrisisRequestReader.IsOne(sent)) throw RunTransaction.HalfAReferral(Type);
        var findings = new Findings();
        var (patient, severity) = new CrisisRequestReader(findings, write.BaseUrl, write.Caller.OrganizationId)
            .Read(sent);
        var id = await desk.IdOfAsync(write, name: null, Type, findings, cancellation);
        var known = await desk.OwnAsync(write, id, cancellation);
        findings.That(
            known is null or { Category: DisclosureCategory.CrisisEvents },
            Type,
            "What has this identifier is a referral: nobody would be paged. Give the crisis one of its own.");
        findings.ThrowIfAny();
        if (await desk.DoneAsync(write, id, cancellation) is { } done) return done;
        var question = new FileEscalation
        {
            EscalationId = id,
            ParticipantId = await desk.PatientAsync(
                patient, write, CrisisRequestReader.Subject, findings, cancellation),
            OrganizationId = write.Caller.OrganizationId,
            FiledBy = write.Caller.ClientId,
            Severity = severity,
        };
        return new PreparedWrite(Type, id, token => ExecuteAsync(question, isKnown: known is not null, token));
    }

    private async Task<WrittenResource> ExecuteAsync(
        FileEscalation question, bool isKnown, CancellationToken cancellation)
    {
        var raised = await Owner.AskAsync(
            Type,
            field => field == "severity" ? CrisisRequestReader.Priority : Type,
            () => filings.RaiseAsync(question, cancellation),
            CrisisRequestReader.Subject);
        var isNew = !isKnown && raised.EscalationId == question.EscalationId;
        return await desk.WrittenAsync(
            projection, raised, (Type, raised.EscalationId, raised.Version), isNew, cancellation);
    }
}
