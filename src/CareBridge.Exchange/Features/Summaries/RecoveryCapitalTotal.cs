using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Summaries;

/// <summary>The BARC-10's total, and how it goes.</summary>
internal static class RecoveryCapitalTotal
{
    private const string Alone = "It is the only one, so there is no trend yet.";
    private const string Before = "the mean of the up to three before";

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

    public static string Words(RecoveryCapitalTrend trend, int latest) =>
        $"The latest total is {latest} of 60. {(trend.Direction == TrendDirection.TooFew ? Alone : Compared(trend))}";

    private static string Compared(RecoveryCapitalTrend trend) => $"{trend.Direction}: " + trend.Change switch
    {
        0 => $"the same as {Before}.",
        > 0 => $"{trend.Change} points more than {Before}.",
        < 0 => $"{-trend.Change} points less than {Before}.",
    };
}
