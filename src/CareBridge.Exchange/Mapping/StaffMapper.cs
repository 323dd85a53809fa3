using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>
/// Somebody who works with people, as a Practitioner with a PractitionerRole at each organization: name, role and
/// organization, and nothing else. Of who is not listed there is nothing.
/// </summary>
internal static class StaffMapper
{
    public static Guid RoleIdFor(Guid staffId, Guid organizationId) =>
        DerivedId.Of("practitioner role", staffId, organizationId.ToString());

    /// <summary>Not the id itself: it may be that of a position that is not listed.</summary>
    public static Guid WorkerOf(StaffChanged message) => DerivedId.Of(
        "human being who works", message.PersonId == Guid.Empty ? message.StaffId : message.PersonId);

    public static Projection MapPerson(StaffChanged message, StaffDetails? details) => new()
    {
        Id = message.StaffId,
        Version = message.Version,
        Visible = message.Role is not null,
        Resource = new Practitioner
        {
            // As where others speak of them: in an accounting, or as the recipient of a consent.
            Identifier =
            [
                new Identifier(Canonicals.Person, message.StaffId.ToString()),
                new Identifier(Canonicals.Worker, WorkerOf(message).ToString()),
            ],
            Active = message.Active,
            Name = details is null ? [] : [new HumanName { Family = details.FamilyName, Given = [details.GivenName] }],
        },
    };

    public static Projection MapRole(StaffChanged message) => new()
    {
        Id = RoleIdFor(message.StaffId, message.OrganizationId),
        Version = message.Version,
        Visible = message.Role is not null,
        Resource = new PractitionerRole
        {
            Active = message.Active,
            Practitioner = new ResourceReference($"{Values.Practitioner}/{message.StaffId}"),
            Organization = Values.Organization(message.OrganizationId),
            Code = message.Role is { } role ? [Values.Concept(CodeSystems.StaffRole, EnumCode.Of(role))] : [],
        },
    };
}
