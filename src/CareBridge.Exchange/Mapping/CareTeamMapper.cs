using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;
using static Hl7.Fhir.Model.CareTeam;

namespace CareBridge.Exchange.Mapping;

/// <summary>A circle of support. Whom it never had is not in it.</summary>
internal static class CareTeamMapper
{
    public static Projection Map(CircleChanged message, CircleMembers members)
    {
        var present = members.All.Where(member => member.Status != CircleMemberStatus.EnteredInError).ToList();
        var status = Status(present);
        return new Projection
        {
            Id = message.CircleId,
            Version = message.Version,
            ParticipantId = message.ParticipantId,
            DiscloserId = message.OrganizationId,
            Category = DisclosureCategory.AftercarePlan,
            Status = EnumCode.Of(status),
            RetractedIn = members.All.Except(present).Select(member => member.ChangedIn).DefaultIfEmpty().Max(),
            Resource = new CareTeam
            {
                Status = status,
                Name = "Circle of support",
                Subject = Values.Patient(message.ParticipantId),
                Period = new Period { Start = Values.DateTime(message.BegunAt) },
                Participant = [.. present.Select(member => Participant(member, message))],
                ManagingOrganization = [Values.Organization(message.OrganizationId)],
            },
        };
    }

    private static CareTeamStatus Status(List<CircleMember> members) =>
        members.Count == 0 ? CareTeamStatus.EnteredInError
        : members.Exists(member => member.Status == CircleMemberStatus.Current) ? CareTeamStatus.Active
        : CareTeamStatus.Inactive;

    private static ParticipantComponent Participant(CircleMember member, CircleChanged message) => new()
    {
        Role = [Values.Concept(CodeSystems.CircleRole, member.RoleCode)],
        Member = member.Kind switch
        {
            CircleMemberKind.Staff => Values.Person(member.PersonId!.Value, member.OrganizationId),
            CircleMemberKind.Organization => Values.Organization(member.OrganizationId!.Value),
            CircleMemberKind.Related => RelatedPersonMapper.Reference(message, member),
        },
        OnBehalfOf = member.Kind == CircleMemberKind.Staff
            ? Values.Organization(member.OrganizationId!.Value)
            : null,
        Period = Values.Days(member.StartedOn, member.EndedOn),
    };
}
