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

    private const string TimeFormat = "HH:mm:ss";

    public static Projection Map(GroupChanged message, GroupDetails details) => new()
    {
        Id = message.GroupId,
        Version = message.Version,
        Resource = new HealthcareService
        {
            Extension = [.. Extensions(message, details)],
            Active = message.Active,
            ProvidedBy = Values.Organization(message.OrganizationId),
            Category = [Values.Concept(CodeSystems.ServiceCategory, SupportGroup)],
            Type = [Values.Concept(CodeSystems.ReferralService, PeerSupport)],
            Location = [.. LocationMapper.Of(message).Select(id => new ResourceReference($"Location/{id}"))],
            Name = details.Name,
            Comment = details.Description,
            ExtraDetails = details.GroundRules,
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
                .. message.Structures.Select(
                    structure => Values.Concept(CodeSystems.GroupStructure, EnumCode.Of(structure))),
            ],
            Communication = [.. details.Languages.Select(code => Values.Concept(CodeSystems.Language, code))],
            AppointmentRequired = details.ByAppointment ? true : null,
            AvailableTime = [.. details.Meetings.Where(IsWeekly).Select(Map)],
        },
    };

    private static IEnumerable<Extension> Extensions(GroupChanged message, GroupDetails details)
    {
        yield return new Extension(Canonicals.AcceptsNewMembers, new FhirBoolean(message.AcceptsNewMembers));
        if (details.TimeZone is { } zone) yield return new Extension(Canonicals.TimeZone, new Code(zone));
        if (message.Places is { } places) yield return new Extension(Canonicals.Places, new PositiveInt(places));
        if (message.WelcomesTrialVisits is { } welcome)
            yield return new Extension(Canonicals.WelcomesTrialVisits, new FhirBoolean(welcome));
        foreach (var id in message.FacilitatorIds)
        {
            var role = StaffMapper.RoleIdFor(id, message.OrganizationId);
            yield return new Extension(Canonicals.Facilitator, new ResourceReference($"PractitionerRole/{role}"));
        }
        foreach (var meeting in details.Meetings.Where(meeting => !IsWeekly(meeting))) yield return Recurring(meeting);
    }

    /// <summary>Whoever reads no extensions must not take what is less often for weekly.</summary>
    private static bool IsWeekly(GroupMeeting meeting) => meeting is { EveryWeeks: null, WeekOfMonth: null };

    private static Extension Recurring(GroupMeeting meeting)
    {
        var day = EnumCode.Of(meeting.Day)[..2].ToUpperInvariant();
        var rule = meeting.WeekOfMonth is { } week
            ? $"FREQ=MONTHLY;BYDAY={week}{day}"
            : $"FREQ=WEEKLY;INTERVAL={meeting.EveryWeeks};BYDAY={day}";
        return new Extension
        {
            Url = Canonicals.RecurringMeeting,
            Extension =
            [
                new Extension(Canonicals.RecurrenceRule, new FhirString(rule)),
                .. meeting.FirstOn is { } first
                    ? [new Extension(Canonicals.RecurrenceFirst, new Date(Values.Date(first)))]
                    : Array.Empty<Extension>(),
                new Extension(Canonicals.RecurrenceStart, new Time(Map(meeting.StartsAt))),
                .. meeting.EndsAt is { } end
                    ? [new Extension(Canonicals.RecurrenceEnd, new Time(Map(end)))] : Array.Empty<Extension>(),
            ],
        };
    }

    private static string Map(TimeOnly time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static HealthcareService.AvailableTimeComponent Map(GroupMeeting meeting) => new()
    {
        DaysOfWeek = [Values.Day(meeting.Day)],
        AvailableStartTime = Map(meeting.StartsAt),
        AvailableEndTime = meeting.EndsAt is { } end ? Map(end) : null,
    };
}
