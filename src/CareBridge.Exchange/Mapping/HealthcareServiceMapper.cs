using System.Globalization;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>A peer group as a service that somebody can be sent to. No participant is in it.</summary>
internal static class HealthcareServiceMapper
{
    /// <summary>HL7's service-category: support groups.</summary>
    private const string SupportGroup = "32";

    /// <summary>What a referral asks for that sends somebody there.</summary>
    private const string PeerSupport = "peer-support";

    private const string Time = "HH:mm:ss";

    public static Projection Map(GroupChanged message, GroupDetails details) => new()
    {
        Id = message.GroupId,
        Version = message.Version,
        Resource = new HealthcareService
        {
            Extension =
            [
                new Extension(Canonicals.AcceptsNewMembers, new FhirBoolean(message.AcceptsNewMembers)),
                .. details.TimeZone is { } zone
                    ? [new Extension(Canonicals.TimeZone, new Code(zone))] : Array.Empty<Extension>(),
            ],
            Active = message.Active,
            ProvidedBy = Values.Organization(message.OrganizationId),
            Category = [Values.Concept(CodeSystems.ServiceCategory, SupportGroup)],
            Type = [Values.Concept(CodeSystems.ReferralService, PeerSupport)],
            Location = [.. LocationMapper.Of(message).Select(id => new ResourceReference($"Location/{id}"))],
            Name = details.Name,
            Comment = details.Description,
            Eligibility =
            [
                .. message.Audiences.Select(audience => new HealthcareService.EligibilityComponent
                {
                    Code = Values.Concept(CodeSystems.GroupAudience, EnumCode.Of(audience)),
                }),
            ],
            Program =
                [.. message.Pathways.Select(way => Values.Concept(CodeSystems.GroupPathway, EnumCode.Of(way)))],
            Characteristic =
            [
                Values.Concept(CodeSystems.GroupFormat, EnumCode.Of(message.Format)),
                .. message.Accessibility.Select(
                    access => Values.Concept(CodeSystems.GroupAccessibility, EnumCode.Of(access))),
            ],
            Communication = [.. details.Languages.Select(code => Values.Concept(CodeSystems.Language, code))],
            AvailableTime = [.. details.Meetings.Select(Map)],
        },
    };

    private static HealthcareService.AvailableTimeComponent Map(GroupMeeting meeting) => new()
    {
        DaysOfWeek = [Values.Day(meeting.Day)],
        AvailableStartTime = meeting.StartsAt.ToString(Time, CultureInfo.InvariantCulture),
        AvailableEndTime = meeting.EndsAt?.ToString(Time, CultureInfo.InvariantCulture),
    };
}
