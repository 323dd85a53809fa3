using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;
using static Hl7.Fhir.Model.Encounter;

namespace CareBridge.Exchange.Mapping;

/// <summary>A meeting that somebody attended. Of one that was an error only that it was is left.</summary>
internal static class EncounterMapper
{
    /// <summary>v3-ActCode: virtual.</summary>
    public const string Virtual = "VR";

    private const string Minute = "min";

    public static Projection Map(AttendanceChanged message)
    {
        var status = Status(message.Status);
        var encounter = message.Status == AttendanceStatus.EnteredInError ? new Encounter() : Meeting(message);
        encounter.Status = status;
        encounter.Class = new Coding(CodeSystems.ActCode, Class(message.Format));
        encounter.Subject = Values.Patient(message.ParticipantId);
        encounter.ServiceProvider = Values.Organization(message.OrganizationId);
        return new Projection
        {
            Id = message.AttendanceId,
            Version = message.Version,
            ParticipantId = message.ParticipantId,
            DiscloserId = message.OrganizationId,
            Category = DisclosureCategory.Attendance,
            Status = EnumCode.Of(status),
            Resource = encounter,
        };
    }

    private static Encounter Meeting(AttendanceChanged message) => new()
    {
        Type = [Values.Concept(CodeSystems.MeetingKind, EnumCode.Of(message.Kind))],
        Period = new Period
        {
            Start = Values.DateTime(message.StartedAt),
            End = Values.DateTime(message.StartedAt.AddMinutes(message.Minutes)),
        },
        Length = new Duration
        {
            Value = message.Minutes,
            Unit = Minute,
            System = CodeSystems.UnitsOfMeasure,
            Code = Minute,
        },
    };

    private static EncounterStatus Status(AttendanceStatus status) => status switch
    {
        AttendanceStatus.Attended => EncounterStatus.Finished,
        AttendanceStatus.EnteredInError => EncounterStatus.EnteredInError,
        // Nobody gets to see it: what is not confirmed is not told.
        AttendanceStatus.Reported or AttendanceStatus.NotConfirmed => EncounterStatus.Unknown,
    };

    /// <summary>v3-ActCode: ambulatory, or virtual.</summary>
    private static string Class(MeetingFormat format) => format switch
    {
        MeetingFormat.InPerson => "AMB",
        MeetingFormat.Online => Virtual,
    };
}
