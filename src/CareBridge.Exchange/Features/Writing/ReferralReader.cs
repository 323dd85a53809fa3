using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;
using FhirTask = Hl7.Fhir.Model.Task;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>
/// Reads the ServiceRequest and the Task with which a client refers somebody, as <see cref="ServiceRequestMapper"/> and
/// <see cref="TaskMapper"/> write them. The Task says that the request is to be carried out, and nothing beyond.
/// </summary>
/// <param name="organizationId">The client's own.</param>
internal sealed class ReferralReader(Findings findings, string baseUrl, Guid organizationId)
{
    public const string Subject = "ServiceRequest.subject";
    public const string Name = "ServiceRequest.identifier";
    public const string Performer = "ServiceRequest.performer";

    private const string Owner = "Task.owner";

    private static readonly Dictionary<RequestPriority, ReferralPriority> Priorities =
        Enum.GetValues<ReferralPriority>().ToDictionary(Referral.Priority);

    private readonly StrictReader _strict = new(findings, baseUrl);

    /// <summary>To be used only if nothing was found.</summary>
    /// <param name="requestUrl">What the Bundle calls the ServiceRequest, if anything.</param>
    public FiledReferral Read(ServiceRequest request, FhirTask task, string? requestUrl)
    {
        var (referral, asked) = (ReadRequest(request), ReadTask(task));
        findings.That(
            requestUrl is not null && task.Focus?.Reference == requestUrl,
            "Task.focus",
            "Required: the ServiceRequest, by its entry's fullUrl (urn:uuid:…).");
        findings.That(
            asked.Patient == referral.Patient, "Task.for", "The ServiceRequest's subject, in the same words.");
        findings.That(
            asked.Receiver is null || referral.Receiver is null || asked.Receiver == referral.Receiver,
            Owner,
            "It is not the ServiceRequest's performer.");
        findings.That(
            task.Priority is null || task.Priority == (request.Priority ?? RequestPriority.Routine),
            "Task.priority",
            "It is not the ServiceRequest's priority; leave it out.");
        findings.That(
            asked.AuthoredAt is null || asked.AuthoredAt == referral.AuthoredAt,
            "Task.authoredOn",
            "It is not when the ServiceRequest was authored; leave it out.");
        var receiver = referral.Receiver ?? asked.Receiver;
        findings.That(
            receiver is not null, Performer, "Required here or as Task.owner: the organization referred to.");
        return referral with { Receiver = receiver };
    }

    /// <inheritdoc cref="Read"/>
    public FiledReferral ReadRequest(ServiceRequest request)
    {
        _strict.Only(
            request,
            "ServiceRequest",
            "id", "meta", "language", "text", "identifier", "status", "intent", "priority", "code", "subject",
            "occurrence", "authoredOn", "requester", "performer", "reasonCode", "supportingInfo");
        var frame = new FrameReader(_strict);
        frame.Read(request);
        findings.That(
            request.Status == RequestStatus.Active, "ServiceRequest.status", "Only active: it is sent as it stands.");
        findings.That(request.Intent == RequestIntent.Order, "ServiceRequest.intent", "Only order can be honoured.");
        _strict.Own(request.Requester, "ServiceRequest.requester", organizationId);
        findings.That(request.Performer.Count <= 1, Performer, "At most one.");
        var name = frame.Name(request.Identifier, Name);
        var reasons = new ReferralReasonReader(_strict);
        var (reasonCode, reason) = reasons.Reason(request.ReasonCode);
        return new FiledReferral
        {
            Patient = frame.Patient(request.Subject, Subject),
            Name = name,
            Identifier = new ContentReader(_strict).Identifier(name, Name),
            Receiver = Organization(request.Performer.FirstOrDefault(), $"{Performer}[0]"),
            ServiceCode = _strict.Concept(
                request.Code, "ServiceRequest.code", CodeSystems.ReferralService, ReferralServiceCodes.All) ?? "",
            Priority = Priorities[request.Priority ?? RequestPriority.Routine],
            ReasonCode = reasonCode,
            Reason = reason,
            NeededBy = reasons.NeededBy(request.Occurrence),
            DocumentIds = reasons.Documents(request.SupportingInfo),
            AuthoredAt = _strict.Moment(request.AuthoredOnElement, "ServiceRequest.authoredOn"),
        };
    }

    /// <summary>Whom it is for, who is to do it, and when it was authored.</summary>
    public (FiledPatient Patient, Guid? Receiver, DateTimeOffset? AuthoredAt) ReadTask(FhirTask task)
    {
        _strict.Only(
            task,
            "Task",
            "id", "meta", "language", "text", "status", "intent", "priority", "code", "focus", "for", "authoredOn",
            "lastModified", "requester", "owner");
        var frame = new FrameReader(_strict);
        frame.Read(task);
        findings.That(
            task.Status == FhirTask.TaskStatus.Requested, "Task.status", "Only requested: it is sent as it stands.");
        findings.That(task.Intent == FhirTask.TaskIntent.Order, "Task.intent", "Only order can be honoured.");
        if (task.Code is not null) _strict.Concept(task.Code, "Task.code", CodeSystems.TaskCode, TaskMapper.Fulfill);
        if (task.Focus is { } focus) _strict.Only(focus, "Task.focus", "reference", "type", "display");
        _strict.Own(task.Requester, "Task.requester", organizationId);
        return (
            frame.Patient(task.For, "Task.for"),
            Organization(task.Owner, Owner),
            _strict.Moment(task.AuthoredOnElement, "Task.authoredOn"));
    }

    private Guid? Organization(ResourceReference? reference, string path) =>
        reference is null ? null : _strict.Organization(reference, path);
}
