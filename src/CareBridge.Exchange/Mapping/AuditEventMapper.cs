using CareBridge.Contracts.Consent;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>A line of the accounting of disclosures (42 CFR 2.25) as an AuditEvent.</summary>
internal static class AuditEventMapper
{
    private const string Person = "1";
    private const string SystemObject = "2";

    public static AuditEvent Map(AccountedDisclosure line) => new()
    {
        Id = line.Id.ToString(),
        // A line is never changed.
        Meta = Projection.Meta(version: 1, line.DisclosedAt, isPart2: true),
        // DICOM: Export.
        Type = new Coding(CodeSystems.Dicom, "110106"),
        Subtype = [new Coding(CodeSystems.Lifecycle, "disclose")],
        Action = AuditEvent.AuditEventAction.R,
        Recorded = line.DisclosedAt,
        // 0: success.
        Outcome = AuditEvent.AuditEventOutcome.N0,
        PurposeOfEvent = [Purpose(line)],
        Agent =
        [
            // DICOM: source and destination.
            Agent(CodeSystems.Dicom, "110153", Values.Organization(line.DiscloserOrganizationId)),
            .. DisclosedBy(line),
            Agent(CodeSystems.Dicom, "110152", Values.Organization(line.RecipientOrganizationId)),
            Recipient(line),
        ],
        Source = new AuditEvent.SourceComponent
        {
            Observer = new ResourceReference { Display = "CareBridge" },
            // Application server.
            Type = [new Coding(CodeSystems.AuditSource, "4")],
        },
        Entity =
        [
            // Object roles: 1 patient, 4 domain resource, 13 security resource.
            Entity(Values.Patient(line.ParticipantId), Person, "1"),
            .. line.Items.Select(Item),
            .. line.ConsentId is { } consent
                ? [Entity(new ResourceReference($"{nameof(Consent)}/{consent}"), SystemObject, "13")]
                : Array.Empty<AuditEvent.EntityComponent>(),
            .. Emergency(line),
        ],
    };

    private static AuditEvent.AgentComponent Recipient(AccountedDisclosure line)
    {
        var recipient = Agent(
            CodeSystems.ParticipationType,
            ConsentMapper.Recipient,
            Values.Person(line.RecipientId, line.RecipientOrganizationId));
        recipient.Requestor = true;
        recipient.PurposeOfUse = [Purpose(line)];
        recipient.Policy = [Canonicals.Part2];
        return recipient;
    }

    private static IEnumerable<AuditEvent.AgentComponent> DisclosedBy(AccountedDisclosure line)
    {
        if (line.Emergency is not { } emergency) yield break;
        yield return Agent(CodeSystems.Dicom, "110153", Values.Person(emergency.DisclosedBy, organizationId: null));
    }

    private static AuditEvent.AgentComponent Agent(string system, string type, ResourceReference who) => new()
    {
        Type = Values.Concept(system, type),
        Who = who,
        Requestor = false,
    };

    private static AuditEvent.EntityComponent Item(DisclosureItem item)
    {
        var entity = Entity(
            new ResourceReference($"{item.ResourceType}/{item.ResourceId}/_history/{item.ResourceVersion}"),
            SystemObject,
            "4");
        // DICOM: Disclosure.
        entity.Lifecycle = new Coding(CodeSystems.AuditLifecycle, "11");
        entity.Detail = [Detail("category", EnumCode.Of(item.Category))];
        return entity;
    }

    /// <summary>What 42 CFR 2.51(c) has written down besides.</summary>
    private static IEnumerable<AuditEvent.EntityComponent> Emergency(AccountedDisclosure line)
    {
        List<AuditEvent.DetailComponent> details =
        [
            .. line.Emergency is { } emergency
                ? [Detail("emergency", emergency.NatureCode)] : Array.Empty<AuditEvent.DetailComponent>(),
            .. line.BreakGlassId is { } breakGlass
                ? [Detail("break-glass", breakGlass.ToString())] : Array.Empty<AuditEvent.DetailComponent>(),
        ];
        if (details.Count > 0) yield return new AuditEvent.EntityComponent { Detail = details };
    }

    private static AuditEvent.EntityComponent Entity(ResourceReference what, string type, string role) => new()
    {
        What = what,
        Type = new Coding(CodeSystems.AuditEntity, type),
        Role = new Coding(CodeSystems.ObjectRole, role),
        SecurityLabel = Labels.Part2(),
    };

    private static AuditEvent.DetailComponent Detail(string type, string value) =>
        new() { Type = type, Value = new FhirString(value) };

    private static CodeableConcept Purpose(AccountedDisclosure line) =>
        Values.Concept(CodeSystems.ActReason, ConsentMapper.Reason(line.Purpose));
}
