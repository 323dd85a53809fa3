using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>Reads a Communication that a client sends, as <see cref="CommunicationMapper"/> writes it.</summary>
/// <param name="organizationId">The client's own.</param>
internal sealed class CommunicationReader(Findings findings, string baseUrl, Guid organizationId)
{
    public const string Subject = "Communication.subject";
    public const string Name = "Communication.identifier";

    private static readonly Dictionary<string, DisclosureCategory> Categories =
        Enum.GetValues<DisclosureCategory>().Where(category => category != DisclosureCategory.Identity)
            .ToDictionary(EnumCode.Of);

    private readonly StrictReader _strict = new(findings, baseUrl);

    private ContentReader Content => new(_strict);

    /// <summary>To be used only if nothing was found.</summary>
    public FiledCommunication Read(Communication communication)
    {
        _strict.Only(
            communication,
            "Communication",
            "id", "meta", "language", "text", "identifier", "inResponseTo", "status", "category", "subject", "sent",
            "recipient", "sender", "payload");
        var frame = new FrameReader(_strict);
        frame.Read(communication);
        findings.That(
            communication.Status == EventStatus.Completed,
            "Communication.status",
            "Only completed: it is sent as it stands.");
        _strict.Own(communication.Sender, "Communication.sender", organizationId);
        var name = frame.Name(communication.Identifier, Name);
        return new FiledCommunication
        {
            Patient = frame.Patient(communication.Subject, Subject),
            Name = name,
            Recipient = Recipient(communication.Recipient),
            Category = Category(communication.Category),
            InResponseTo = InResponseTo(communication.InResponseTo),
            SentAt = _strict.Moment(communication.SentElement, "Communication.sent"),
            Text = new CommunicationText
            {
                Parts = Parts(communication.Payload),
                Identifier = Content.Identifier(name, Name),
            },
        };
    }

    private Guid Recipient(List<ResourceReference> recipients)
    {
        const string path = "Communication.recipient";
        if (recipients is not [var only])
        {
            findings.Add(path, "Exactly one: the organization it is for.");
            return Guid.Empty;
        }
        var recipient = _strict.Organization(only, $"{path}[0]") ?? Guid.Empty;
        findings.That(recipient != organizationId, $"{path}[0]", "Another organization than your own.");
        return recipient;
    }

    private DisclosureCategory Category(List<CodeableConcept> categories)
    {
        const string path = "Communication.category";
        var only = categories is [var one] ? one : null;
        return _strict.Concept(only, path, CodeSystems.DisclosureCategory, Categories.Keys) is { } code
            ? Categories[code]
            : default;
    }

    private Guid? InResponseTo(List<ResourceReference> answered)
    {
        const string path = "Communication.inResponseTo";
        findings.That(answered.Count <= 1, path, "At most one.");
        if (answered is not [var only, ..]) return null;
        _strict.Only(only, $"{path}[0]", "reference", "type");
        var id = _strict.Id(only, nameof(Communication));
        findings.That(id is not null, $"{path}[0]", "Only a reference Communication/{id} can be honoured.");
        return id;
    }

    private IReadOnlyList<string> Parts(List<Communication.PayloadComponent> payload)
    {
        const string path = "Communication.payload";
        findings.That(
            payload.Count is > 0 and <= CommunicationText.MostParts,
            path,
            $"Required, at most {CommunicationText.MostParts}.");
        foreach (var (part, at) in StrictReader.Indexed(payload, path))
        {
            _strict.Only(part, at, "content");
            findings.That(
                part.Content is FhirString,
                $"{at}.content",
                "Only a string can be honoured; send a document as DocumentReference.");
        }
        return Content.Texts(
            payload.Select(part => (part.Content as FhirString)?.Value ?? ""),
            path,
            CommunicationText.PartLength,
            "content");
    }
}

/// <summary>A Communication that has been read and understood to the last element.</summary>
internal sealed record FiledCommunication
{
    public required FiledPatient Patient { get; init; }

    /// <summary>The client's own for it.</summary>
    public Identifier? Name { get; init; }

    public required Guid Recipient { get; init; }

    public required DisclosureCategory Category { get; init; }

    public Guid? InResponseTo { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public required CommunicationText Text { get; init; }
}
