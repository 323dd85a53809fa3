using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>
/// Who has spoken to whom about an escalation, and when: never what was said. Each is a resource of its own, for a
/// responder who takes an escalation over makes contact anew.
/// </summary>
internal static class CrisisCommunicationMapper
{
    private const string ContactMade = "contact-made";
    private const string Resolved = "resolved";

    /// <summary>CareBridge's code system <c>crisis-communication</c>.</summary>
    public static IReadOnlyList<string> Codes { get; } = [ContactMade, Resolved];

    public static IEnumerable<Projection> Map(EscalationChanged message)
    {
        if (message.ContactAt is { } contact)
            yield return Of(message, ContactMade, contact, Values.Patient(message.ParticipantId));
        if (message.ResolvedAt is { } end)
            yield return Of(message, Resolved, end, Values.Organization(message.RaisingOrganizationId));
    }

    private static Projection Of(
        EscalationChanged message, string topic, DateTimeOffset at, ResourceReference recipient) =>
        Escalation.Project(message, EventStatus.Completed, new Communication
        {
            BasedOn = [Escalation.Request(message)],
            Status = EventStatus.Completed,
            Category =
            [
                Values.Concept(CodeSystems.DisclosureCategory, EnumCode.Of(DisclosureCategory.CrisisEvents)),
            ],
            Subject = Values.Patient(message.ParticipantId),
            Topic = Values.Concept(CodeSystems.CrisisCommunication, topic),
            Sent = Values.DateTime(at),
            Recipient = [recipient],
            Sender = Escalation.Team(message),
        }) with
        {
            Id = Escalation.MomentId(message, topic, at),
            Version = 1,
        };
}
