using System.Diagnostics.Metrics;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Telemetry;

namespace CareBridge.Consent.Features;

internal static class DisclosureMeasures
{
    private const string Outcome = "carebridge.outcome";

    private static readonly Histogram<double> Authorization = Measures.Duration(
        "carebridge.disclosure.authorization", "From a question to its answer, with what it permits on record.");

    private static readonly Histogram<double> Decision = Measures.Duration(
        "carebridge.disclosure.decision", "Of deciding on the questions of one batch.");

    private static readonly Histogram<double> Accounting = Measures.Duration(
        "carebridge.disclosure.accounting", "Of putting the disclosures of one batch on record.");

    private static readonly Counter<long> Items = Measures.Count(
        "carebridge.disclosure.items", "{item}", "What was asked to be disclosed, by whether it may be.");

    public static void Answered(TimeSpan took, int asked, DisclosureAuthorization answer)
    {
        var permitted = answer.Permitted.Count;
        Authorization.Record(took, Outcome, permitted == 0 ? "denied" : "permitted");
        Count(permitted, "permitted");
        Count(asked - permitted, "denied");
    }

    public static void Unanswered(TimeSpan took) => Authorization.Record(took, Outcome, "failed");

    public static void Decided(TimeSpan took) => Decision.Record(took.TotalSeconds);

    public static void Recorded(TimeSpan took) => Accounting.Record(took.TotalSeconds);

    private static void Count(int items, string outcome)
    {
        if (items > 0) Items.Add(items, KeyValuePair.Create(Outcome, (object?)outcome));
    }
}
