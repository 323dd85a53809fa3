using System.Globalization;
using CareBridge.Exchange.Features.Searching;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>What of a history is wanted (https://hl7.org/fhir/R4/http.html#history).</summary>
/// <param name="Since">The earliest arrival, as positions are counted; null for all.</param>
/// <param name="Ignored">Parameters that are not served.</param>
internal sealed record HistoryTerms(int Count, long? Since, IReadOnlyList<string> Ignored)
{
    private const int DefaultCount = 50;

    /// <exception cref="FhirException">
    /// A value is none, or strict handling is wanted and a parameter is not served.
    /// </exception>
    public static HistoryTerms Read(IEnumerable<KeyValuePair<string, string>> parameters, bool isStrict)
    {
        var terms = new HistoryTerms(DefaultCount, Since: null, []);
        foreach (var (name, value) in parameters)
        {
            terms = name switch
            {
                "_count" => terms with { Count = ParseCount(value) },
                "_since" => terms with
                {
                    Since = DateRange.Parse(value.Replace(' ', '+'))?.From ?? throw FhirException.BadRequest(
                        IssueType.Value, "This is not a date, or not one that exists.", "_since"),
                },
                "_format" or "_pretty" => terms,
                _ => terms with { Ignored = [.. terms.Ignored, name] },
            };
        }
        return terms.Ignored.Count == 0 || !isStrict
            ? terms
            : throw FhirException.BadRequest(
                IssueType.NotSupported, $"Not supported: {string.Join(", ", terms.Ignored)}.", terms.Ignored[0]);
    }

    private static int ParseCount(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? Math.Min(count, SearchRequest.MostCount)
            : throw FhirException.BadRequest(IssueType.Value, "_count is not a number above zero.", "_count");
}
