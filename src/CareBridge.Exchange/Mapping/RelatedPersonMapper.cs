using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>
/// A relative, friend or sponsor in somebody's circle of support. Of one who never was in it only that is left.
/// </summary>
internal static class RelatedPersonMapper
{
    /// <summary>v3-RoleCode: significant other, parent, child, sibling, family member, unrelated friend.</summary>
    private static readonly Dictionary<string, string> Relationships = new()
    {
        ["partner"] = "SIGOTHR",
        ["parent"] = "PRN",
        ["child"] = "CHILD",
        ["sibling"] = "SIB",
        ["relative"] = "FAMMEMB",
        ["friend"] = "FRND",
    };

    public static ResourceReference Reference(CircleChanged message, CircleMember member) =>
        new($"{nameof(RelatedPerson)}/{IdOf(message, member)}");

    public static Projection Map(CircleChanged message, CircleMember member)
    {
        var isError = member.Status == CircleMemberStatus.EnteredInError;
        var person = isError ? new RelatedPerson() : Person(member);
        person.Active = member.Status == CircleMemberStatus.Current;
        person.Patient = Values.Patient(message.ParticipantId);
        return new Projection
        {
            Id = IdOf(message, member),
            Version = member.ChangedIn,
            ParticipantId = message.ParticipantId,
            DiscloserId = message.OrganizationId,
            Category = DisclosureCategory.AftercarePlan,
            Status = EnumCode.Of(member.Status),
            Resource = person,
        };
    }

    /// <summary>Nobody else's, whatever ids other circles give their members.</summary>
    private static Guid IdOf(CircleChanged message, CircleMember member) =>
        DerivedId.Of("member of a circle", message.CircleId, $"{member.MemberId}");

    private static RelatedPerson Person(CircleMember member) => new()
    {
        Relationship = [Relationship(member.RoleCode)],
        Name = [new HumanName { Text = member.Name }],
        Period = Values.Days(member.StartedOn, member.EndedOn),
    };

    private static CodeableConcept Relationship(string code)
    {
        var concept = Values.Concept(CodeSystems.CircleRole, code);
        if (Relationships.TryGetValue(code, out var general))
            concept.Coding.Add(new Coding(CodeSystems.RoleCode, general));
        return concept;
    }
}
