using CareBridge.Exchange.Features.Searching;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Summaries;

/// <summary>When what a summary shows was, and how that is written for people.</summary>
internal static class SummaryDates
{
    private const int Day = 10;
    private const int Minute = 16;

    /// <summary>Ticks of UTC; 0 for what has no date.</summary>
    public static long Of(Resource resource) => Text(resource) is { } text ? DateRange.Parse(text)?.From ?? 0 : 0;

    /// <summary>To the minute, in UTC as everything is kept here.</summary>
    public static string Moment(Resource resource) =>
        Text(resource) is { Length: > Minute } text
            ? $"{text[..Day]} {text[(Day + 1)..Minute]} UTC"
            : Text(resource) ?? "";

    private static string? Text(Resource resource) => resource switch
    {
        Observation observation => (observation.Effective as FhirDateTime)?.Value,
        QuestionnaireResponse answers => answers.Authored,
        Encounter meeting => meeting.Period?.Start,
        Goal goal => goal.StatusDate,
        _ => null,
    };
}
