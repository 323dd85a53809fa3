using CareBridge.Contracts.Crisis;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>
/// What the screens of an escalation found at their worst. The answers to their questions stay in Crisis.
/// </summary>
internal static class RiskAssessmentMapper
{
    private const string Suicide = "suicide";
    private const string Screener = "c-ssrs-screener";

    /// <summary>CareBridge's code system <c>risk-screen</c>.</summary>
    public static IReadOnlyList<string> Codes { get; } = [Screener, Suicide];

    public static string Address(Guid escalationId) => $"RiskAssessment/{escalationId}";

    public static Projection Map(EscalationChanged message) =>
        Escalation.Project(message, ObservationStatus.Final, new RiskAssessment
        {
            Status = ObservationStatus.Final,
            Method = Values.Concept(CodeSystems.RiskScreen, Screener),
            Subject = Values.Patient(message.ParticipantId),
            Occurrence = new FhirDateTime(Values.DateTime(message.SeveritySince ?? message.RaisedAt)),
            Prediction =
            [
                new RiskAssessment.PredictionComponent
                {
                    Outcome = Values.Concept(CodeSystems.RiskScreen, Suicide),
                    Probability = NoProbability(),
                    QualitativeRisk = Values.Concept(CodeSystems.RiskProbability, Risk(message.Severity)),
                },
            ],
        }) with
        {
            // What was found stays so, whatever becomes of the escalation, until something worse is.
            Version = message.SeverityVersion,
        };

    /// <summary>A screen finds no numbers. Some readers take one that is merely missing for one out of range.</summary>
    private static Hl7.Fhir.Model.Range NoProbability() => new()
    {
        Extension = [new Extension(Canonicals.DataAbsentReason, new Code("not-applicable"))],
    };

    /// <summary>HL7's risk-probability.</summary>
    private static string Risk(Severity severity) => severity switch
    {
        Severity.Low => "low",
        Severity.Moderate => "moderate",
        Severity.High => "high",
    };
}
