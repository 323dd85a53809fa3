using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Summaries;

/// <summary>The BARC-10's total, and how it goes.</summary>
internal static class RecoveryCapitalTotal
{
    /// <summary>10 to 60; null where there is none.</summary>
    public static int? Of(Resource resource) => resource switch
    {
        Observation observation => observation.Component
            .Where(part => part.Code?.Coding.Exists(code =>
                code.System == CodeSystems.CheckIn && code.Code == ObservationMapper.RecoveryCapital) == true)
            .Select(part => (part.Value as Integer)?.Value).FirstOrDefault(),
        QuestionnaireResponse answers => answers.Item.Where(item => item.LinkId == Barc10.Total)
            .Select(item => (item.Answer.FirstOrDefault()?.Value as Integer)?.Value).FirstOrDefault(),
        _ => null,
    };

    public static string Words(RecoveryCapitalTrend trend, int latest) => $"The latest total is {latest} of 60. " + trend switch
    {
        { Direction: TrendDirection.TooFew } => "It is the only one, so there is no trend yet.",
        { Direction: TrendDirection.Rising } => $"Rising: {trend.Change} points more than {Before}.",
        { Direction: TrendDirection.Falling } => $"Falling: {-trend.Change} points less than {Before}.",
        { Change: 0 } => $"Steady: the same as {Before}.",
        _ => $"Steady: {Math.Abs(trend.Change)} points {(trend.Change > 0 ? "more" : "less")} than {Before}.",
    };

    private const string Before = "the mean of the up to three before";
}
