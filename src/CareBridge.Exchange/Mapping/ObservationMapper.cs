using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>A check-in's scores as the components of one Observation.</summary>
internal static class ObservationMapper
{
    public const string CheckIn = "check-in";

    private const string Engagement = "engagement";
    private const string Craving = "craving";
    private const string Mood = "mood";
    private const string RecoveryCapital = "recovery-capital";

    /// <summary>CareBridge's code system <c>check-in</c>.</summary>
    public static IReadOnlyList<string> Codes { get; } = [CheckIn, Engagement, Craving, Mood, RecoveryCapital];

    public static Projection Map(CheckInRecorded message) => new()
    {
        Id = message.CheckInId,
        Version = 1,
        ParticipantId = message.ParticipantId,
        DiscloserId = message.OrganizationId,
        Category = DisclosureCategory.CheckInScores,
        Status = EnumCode.Of(ObservationStatus.Final),
        Resource = new Observation
        {
            Status = ObservationStatus.Final,
            Category = [Values.Concept(CodeSystems.ObservationCategory, CodeSystems.Survey)],
            Code = Values.Concept(CodeSystems.CheckIn, CheckIn),
            Subject = Values.Patient(message.ParticipantId),
            Effective = new FhirDateTime(Values.DateTime(message.HeldAt)),
            Issued = message.RecordedAt,
            Performer = [Values.Organization(message.OrganizationId)],
            DerivedFrom =
                message.RecoveryCapitalAnswers is null ? [] : [QuestionnaireResponseMapper.Reference(message)],
            Component =
            [
                Component(Engagement, Values.Concept(CodeSystems.Engagement, EnumCode.Of(message.Engagement))),
                .. Score(Craving, message.Craving),
                .. Score(Mood, message.Mood),
                .. Score(RecoveryCapital, message.RecoveryCapital),
            ],
        },
    };

    private static IEnumerable<Observation.ComponentComponent> Score(string code, int? score)
    {
        if (score is { } value) yield return Component(code, new Integer(value));
    }

    private static Observation.ComponentComponent Component(string code, DataType value) => new()
    {
        Code = Values.Concept(CodeSystems.CheckIn, code),
        Value = value,
    };
}
