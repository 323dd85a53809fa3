using CareBridge.Exchange.Features.Rest;
using CareBridge.Platform.Disclosures;

namespace CareBridge.Exchange.Features.Operations;

/// <summary>What an operation found, as a searchset with the notice as an outcome.</summary>
internal static class OperationBundle
{
    public static BundlePage Of(
        Guid id,
        string baseUrl,
        Opening<Candidate> opening,
        IReadOnlyDictionary<Guid, Grading>? gradings = null) => new(id, BundlePage.Searchset)
        {
            Links = [],
            IsPart2 = opening.Items.Count > 0,
            Entries =
            [
                .. opening.Items.Select(item => item.Content).Select(found =>
                    new BundleEntry($"{baseUrl}/{found.Head.Type}/{found.Head.Id}", found.Body)
                    {
                        SearchMode = "match",
                        Grading = gradings?.GetValueOrDefault(found.Head.Id),
                    }),
            ],
            Issues = opening.Items.Count > 0 ? [.. Notice.Issues(opening.Accompaniment, opening.Items)] : [],
        };
}
