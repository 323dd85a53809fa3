using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Platform.Domain;
using Hl7.Fhir.Model;
using FhirTask = Hl7.Fhir.Model.Task;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>
/// An organization refers somebody to another: one command, although in FHIR it is two resources, which come into being
/// together or not at all.
/// </summary>
internal sealed class WriteReferral(
    WritingDesk desk, IReferralFilings filings, ProjectReferral projection, ISeal seal)
{
    /// <param name="write">Of the ServiceRequest.</param>
    /// <param name="requestUrl">What the Bundle calls the ServiceRequest.</param>
    /// <exception cref="UnacceptableException">Something in it cannot be honoured exactly.</exception>
    public async Task<WrittenReferral> WriteAsync(
        ResourceWrite write, FhirTask task, string? requestUrl, CancellationToken cancellation)
    {
        var findings = new Findings();
        var referral = new ReferralReader(findings, write.BaseUrl, write.Caller.OrganizationId)
            .Read((ServiceRequest)write.Resource, task, requestUrl);
        var id = await desk.IdOfAsync(write, referral.Name, ReferralReader.Name, findings, cancellation);
        var known = await desk.OwnAsync(write, id, cancellation);
        if (known is not (null or { Category: DisclosureCategory.Referrals }))
        {
            findings.That(
                false,
                ReferralReader.Name,
                "What has this identifier is a request for crisis response. Give the referral one of its own.");
            findings.ThrowIfAny();
        }
        // Done under its condition, whatever it holds.
        if (known is not null && write.Condition is not null)
            return await WrittenAsync(id, known.Version, isNew: false, cancellation);
        var participant = await desk.PatientAsync(
            referral.Patient, write, ReferralReader.Subject, findings, cancellation);
        var question = new FileReferral
        {
            ReferralId = id,
            ParticipantId = participant,
            ReferringOrganizationId = write.Caller.OrganizationId,
            ReceivingOrganizationId = referral.Receiver!.Value,
            FiledBy = write.Caller.ClientId,
            ServiceCode = referral.ServiceCode,
            Priority = referral.Priority,
            ReasonCode = referral.ReasonCode,
            Notes = referral.Reason is { } reason ? seal.Seal(new ReferralNotes { Reason = reason }) : null,
            NeededBy = referral.NeededBy,
            DocumentIds = referral.DocumentIds,
            Identifier = referral.Identifier,
            AuthoredAt = referral.AuthoredAt,
        };
        var filed = await Owner.AskAsync(
            nameof(ServiceRequest),
            Expression,
            () => filings.FileAsync(question, cancellation),
            ReferralReader.Subject);
        await desk.ProjectAsync(projection, filed, cancellation);
        return await WrittenAsync(id, filed.Version, isNew: known is null, cancellation);
    }

    private async Task<WrittenReferral> WrittenAsync(
        Guid id, long version, bool isNew, CancellationToken cancellation) => new(
        await desk.WrittenAsync(ServedTypes.ServiceRequest, id, version, isNew, cancellation),
        await desk.WrittenAsync(ServedTypes.Task, id, version, isNew, cancellation));

    private static string Expression(string field) => field switch
    {
        "receivingOrganizationId" => ReferralReader.Performer,
        "serviceCode" => "ServiceRequest.code",
        "reasonCode" or "reason" => ReferralReasonReader.Path,
        "neededBy" => ReferralReasonReader.Occurrence,
        "documentIds" => ReferralReasonReader.DocumentsPath,
        "identifier" => ReferralReader.Name,
        _ => nameof(ServiceRequest),
    };
}

internal sealed record WrittenReferral(WrittenResource Request, WrittenResource Task);
