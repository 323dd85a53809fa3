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
            },
        };
    }

    /// <summary>
    /// The same patient with the numbers of these organizations only: that another organization has one would tell who
    /// else serves them.
    /// </summary>
    public static byte[] WithIdentifiersOf(ICollection<Guid> organizations, byte[] body)
    {
        var patient = (Patient)FhirJson.Read(body);
        var visible = organizations.Select(id => Values.Organization(id).Reference).ToList();
        var identifiers = patient.Identifier.Where(i => visible.Contains(i.Assigner?.Reference)).ToList();
        if (identifiers.Count == patient.Identifier.Count) return body;
        patient.Identifier = identifiers;
        // US Core's needs one.
        if (identifiers.Count == 0) patient.Meta!.Profile = [];
        return FhirJson.Write(patient);
    }

    private static Identifier ToFhir(ParticipantIdentifier identifier) => new()
    {
        System = identifier.System,
        Value = identifier.Value,
        Assigner = Values.Organization(identifier.OrganizationId),
    };

    private static AdministrativeGender Gender(string? code) => code switch
    {
        "male" => AdministrativeGender.Male,
        "female" => AdministrativeGender.Female,
        "other" => AdministrativeGender.Other,
        _ => AdministrativeGender.Unknown,
    };
}
