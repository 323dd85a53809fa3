using CareBridge.Contracts.Crisis;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>
/// Reads the ServiceRequest with which a client raises a crisis, as <see cref="CrisisRequestMapper"/> writes it.
/// </summary>
/// <param name="organizationId">The client's own.</param>
internal sealed class CrisisRequestReader(Findings findings, string baseUrl, Guid organizationId)
{
    public const string Subject = "ServiceRequest.subject";
    public const string Priority = "ServiceRequest.priority";

    /// <summary>Low is what the screener's answers can be found to be, and no judgment without them.</summary>
    private static readonly Dictionary<RequestPriority, Severity> Severities =
        new[] { Severity.Moderate, Severity.High }.ToDictionary(Escalation.Priority);

    private readonly StrictReader _strict = new(findings, baseUrl);

    /// <summary>Whether that is what it is, well said or not.</summary>
    public static bool IsOne(ServiceRequest request) =>
        request.Code?.Coding.Exists(coding => coding.System == CodeSystems.CrisisService) == true;

    /// <summary>To be used only if nothing was found.</summary>
    public (FiledPatient Patient, Severity Severity) Read(ServiceRequest request)
    {
        _strict.Only(
            request,
            "ServiceRequest",
            "id", "meta", "language", "text", "status", "intent", "priority", "code", "subject", "requester");
        var frame = new FrameReader(_strict);
        frame.Read(request);
        findings.That(
            request.Status == RequestStatus.Active, "ServiceRequest.status", "Only active: the team is told at once.");
        findings.That(request.Intent == RequestIntent.Order, "ServiceRequest.intent", "Only order can be honoured.");
        _strict.Concept(request.Code, "ServiceRequest.code", CodeSystems.CrisisService, Escalation.Response);
        _strict.Own(request.Requester, "ServiceRequest.requester", organizationId);
        var isKnown = Severities.TryGetValue(request.Priority ?? RequestPriority.Routine, out var severity);
        findings.That(isKnown, Priority, "Only stat (high) and asap (moderate): no crisis waits longer.");
        return (frame.Patient(request.Subject, Subject), severity);
    }
}
