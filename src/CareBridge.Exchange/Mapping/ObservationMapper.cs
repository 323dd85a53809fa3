using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>
/// A check-in as two Observations: its scores, and how closely whoever held it thought that the person stays in touch.
/// People consent to one without the other, so neither tells of the other; that both are of one check-in only whoever
/// sees both can guess. And engagement as it was computed, one Observation for each community, which has a version for
/// each change.
/// </summary>
internal static class ObservationMapper
{
    public const string CheckIn = "check-in";
    public const string Engagement = "engagement";
    public const string RecoveryCapital = "recovery-capital";

    private const string Reason = "engagement-reason";
    private const string Sobriety = "sobriety-kept";
    private const string Sleep = "sleep";
    private const string Connection = "connection";
    private const string Craving = "craving";
    private const string Mood = "mood";

    /// <summary>CareBridge's code system <c>check-in</c>.</summary>
    public static IReadOnlyList<string> Codes { get; } =
        [CheckIn, Engagement, Reason, Sobriety, Craving, Mood, Sleep, Connection, RecoveryCapital];

    public static IEnumerable<Projection> Map(CheckInRecorded message)
    {
        var scores = Observed(message, CheckIn);
        scores.DerivedFrom =
            message.RecoveryCapitalAnswers is null ? [] : [QuestionnaireResponseMapper.Reference(message)];
        scores.Component =
        [
            .. Part(Sobriety, message.SobrietyKept is { } kept ? new FhirBoolean(kept) : null),
            .. Score(Craving, message.Craving),
            .. Score(Mood, message.Mood),
            .. Score(Sleep, message.Sleep),
            .. Score(Connection, message.Connection),
            .. Score(RecoveryCapital, message.RecoveryCapital),
        ];
        if (scores.Component.Count == 0) scores.DataAbsentReason = Values.Concept(CodeSystems.DataAbsent, "unknown");
        yield return Project(message, message.CheckInId, DisclosureCategory.CheckInScores, scores);

        if (message.Engagement is not { } thought) yield break;
        var engagement = Observed(message, Engagement);
        engagement.Value = Values.Concept(CodeSystems.Engagement, EnumCode.Of(thought));
        yield return Project(message, EngagementId(message.CheckInId), DisclosureCategory.Engagement, engagement);
    }

    public static Guid EngagementId(Guid checkInId) => DerivedId.Of("engagement at check-in", checkInId);

    /// <summary>
    /// Computed by the published rules. That somebody stays away from meetings is told with attendance only: here it is
    /// as if there were no such reason.
    /// </summary>
    public static Projection Map(EngagementChanged message) => MapWhole(WithoutMeetings(message));

    private static EngagementChanged WithoutMeetings(EngagementChanged message)
    {
        var reasons = message.Reasons.Where(reason => reason != EngagementReason.MeetingsStopped).ToList();
        // No reason is less grave than that one, so any other decides by itself.
        return reasons.Count > 0
            ? message with { Reasons = reasons }
            : message with
            {
                Engagement = Contracts.Aftercare.Engagement.Engaged,
                Reasons = [EngagementReason.AsAgreed],
            };
    }

    private static Projection MapWhole(EngagementChanged message) => new()
    {
        Id = message.EngagementId,
        Version = message.ToldVersion ?? message.Version,
        ParticipantId = message.ParticipantId,
        DiscloserId = message.OrganizationId,
        Category = DisclosureCategory.Engagement,
        Status = EnumCode.Of(ObservationStatus.Final),
        Resource = new Observation
        {
            Status = ObservationStatus.Final,
            Category = [Values.Concept(CodeSystems.ObservationCategory, CodeSystems.Survey)],
            Code = Values.Concept(CodeSystems.CheckIn, Engagement),
            Subject = Values.Patient(message.ParticipantId),
            Effective = new FhirDateTime(Values.DateTime(message.ToldAt ?? message.ChangedAt)),
            Issued = message.ToldAt ?? message.ChangedAt,
            Performer = [Values.Organization(message.OrganizationId)],
            Value = Values.Concept(CodeSystems.Engagement, EnumCode.Of(message.Engagement)),
            Component =
            [
                .. message.Reasons.SelectMany(reason =>
                    Part(Reason, Values.Concept(CodeSystems.EngagementReason, EnumCode.Of(reason)))),
            ],
        },
    };

    private static Projection Project(
        CheckInRecorded message, Guid id, DisclosureCategory category, Observation observation) => new()
        {
            Id = id,
            Version = 1,
            ParticipantId = message.ParticipantId,
            DiscloserId = message.OrganizationId,
            Category = category,
            Status = EnumCode.Of(ObservationStatus.Final),
            Resource = observation,
        };

    private static Observation Observed(CheckInRecorded message, string code) => new()
    {
        Status = ObservationStatus.Final,
        Category = [Values.Concept(CodeSystems.ObservationCategory, CodeSystems.Survey)],
        Code = Values.Concept(CodeSystems.CheckIn, code),
        Subject = Values.Patient(message.ParticipantId),
        Effective = new FhirDateTime(Values.DateTime(message.HeldAt)),
        Issued = message.RecordedAt,
        Performer = [Values.Organization(message.OrganizationId)],
    };

    private static IEnumerable<Observation.ComponentComponent> Score(string code, int? score) =>
        Part(code, score is { } value ? new Integer(value) : null);

    private static IEnumerable<Observation.ComponentComponent> Part(string code, DataType? value)
    {
        if (value is not null)
        {
            yield return new Observation.ComponentComponent
            {
                Code = Values.Concept(CodeSystems.CheckIn, code),
                Value = value,
            };
        }
    }
}
