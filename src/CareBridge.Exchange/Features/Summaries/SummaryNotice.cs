using CareBridge.Platform.Disclosures;

namespace CareBridge.Exchange.Features.Summaries;

/// <summary>What accompanies a summary (42 CFR 2.32): the notice, and what each consent covers.</summary>
internal static class SummaryNotice
{
    /// <summary>Null when nothing rests on a consent.</summary>
    public static SummarySection? Of(Accompaniment? accompaniment) => accompaniment is null
        ? null
        : new SummarySection(
            SummaryPart.Consent,
            "Notice under 42 CFR part 2, and what was consented to",
            SummaryText.Strong(accompaniment.Notice)
                + SummaryText.List(accompaniment.Scopes.Select(scope => scope.Explanation)),
            []);
}
