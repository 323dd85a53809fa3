using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

internal static class PatientMapper
{
    public static Projection Map(ParticipantChanged message, ParticipantDetails details)
    {
        // Whoever may see the patient may see who registered them.
        var own = new ParticipantIdentifier(
            message.RegisteredBy, Canonicals.Participant, message.ParticipantId.ToString());
        IReadOnlyList<ParticipantIdentifier> identifiers = [.. details.Identifiers, own];
        return new Projection
        {
            Id = message.ParticipantId,
            Version = message.Version,
            ParticipantId = message.ParticipantId,
            Category = DisclosureCategory.Identity,
            Disclosers = [message.RegisteredBy],
            Identifiers = identifiers,
            RetractedIn = message.RetractedIn,
            Resource = new Patient
            {
                Identifier = [.. identifiers.Select(ToFhir)],
                Active = message.Active,
                Extension = PreferenceMapper.Extensions(details.Preferences),
                Name = PreferenceMapper.Names(details),
                Telecom = details.Phone is null
                    ? []
                    : [new ContactPoint { System = ContactPoint.ContactPointSystem.Phone, Value = details.Phone }],
                Communication = PreferenceMapper.Communication(details.Preferences),
                Gender = Gender(details.Gender),
                BirthDate = details.BirthDate is { } date ? Values.Date(date) : null,
                // It alone discloses them, so whoever sees them knows of it.
                ManagingOrganization = Values.Organization(message.RegisteredBy),
                Link = [.. details.SameAs.Select(ToFhir)],
            },
        };
    }

    /// <summary>
    /// The same patient with the numbers of the reader and of those who may tell them, and with no other registration
    /// of the person than the reader's own: that another organization has one would tell who else serves them.
    /// </summary>
    public static byte[] AsSeenBy(Guid reader, IEnumerable<Guid> disclosers, byte[] body)
    {
        var patient = (Patient)FhirJson.Read(body);
        var own = Values.Organization(reader).Reference;
        var visible = disclosers.Select(id => Values.Organization(id).Reference).Append(own).ToList();
        var identifiers = patient.Identifier.Where(i => visible.Contains(i.Assigner?.Reference)).ToList();
        var links = patient.Link.Where(link => link.Other?.Identifier?.Assigner?.Reference == own).ToList();
        if (identifiers.Count == patient.Identifier.Count && links.Count == patient.Link.Count) return body;
        patient.Identifier = identifiers;
        patient.Link = links;
        // US Core's needs one.
        if (identifiers.Count == 0) patient.Meta!.Profile = [];
        return FhirJson.Write(patient);
    }

    /// <summary>By which numbers, and whose, the patient is known.</summary>
    public static IEnumerable<ParticipantIdentifier> IdentifiersOf(Patient patient) =>
        from identifier in patient.Identifier
        select new ParticipantIdentifier(
            Guid.Parse(identifier.Assigner!.Reference!.Split('/')[^1]), identifier.System!, identifier.Value!);

    private static Identifier ToFhir(ParticipantIdentifier identifier) => new()
    {
        System = identifier.System,
        Value = identifier.Value,
        Assigner = Values.Organization(identifier.OrganizationId),
    };

    /// <summary>The assigner of the identifier is who registered the other one.</summary>
    private static Patient.LinkComponent ToFhir(ParticipantTwin twin) => new()
    {
        Type = Patient.LinkType.Seealso,
        Other = new ResourceReference($"Patient/{twin.ParticipantId}")
        {
            Identifier = ToFhir(new ParticipantIdentifier(
                twin.RegisteredBy, Canonicals.Participant, twin.ParticipantId.ToString())),
        },
    };

    private static AdministrativeGender Gender(string? code) => code switch
    {
        "male" => AdministrativeGender.Male,
        "female" => AdministrativeGender.Female,
        "other" => AdministrativeGender.Other,
        _ => AdministrativeGender.Unknown,
    };
}
