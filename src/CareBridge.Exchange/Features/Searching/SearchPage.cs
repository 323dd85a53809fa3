using System.Text;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Platform.Disclosures;
using Hl7.Fhir.Model;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>A page of a search as a Bundle.</summary>
internal static class SearchPage
{
    public static BundlePage Of(
        Guid id,
        SearchRequest request,
        string baseUrl,
        IReadOnlyList<Disclosed<Candidate>> matches,
        IReadOnlyList<Disclosed<Candidate>> included,
        Accompaniment? accompaniment) => new(id, BundlePage.Searchset)
        {
            Links = [],
            IsPart2 = accompaniment is not null
                || matches.Concat(included).Any(match => match.Content.Head.ParticipantId is not null),
            Entries =
            [
                .. matches.Select(match => Entry(match.Content, "match", request.Shape, baseUrl)),
                .. included.Select(extra => Entry(extra.Content, "include", ResultShape.Whole, baseUrl)),
            ],
            Issues =
            [
                .. Notice.Issues(accompaniment, matches.Concat(included)),
                .. request.Ignored.Select(ignored => Outcomes.Issue(
                    IssueSeverity.Warning,
                    IssueType.NotSupported,
                    $"Ignored, because {ignored.Value}: {ignored.Key}.",
                    ignored.Key)),
            ],
        };

    private static BundleEntry Entry(Candidate candidate, string mode, ResultShape shape, string baseUrl) =>
        new($"{baseUrl}/{candidate.Head.Type}/{candidate.Head.Id}", shape.Apply(candidate.Head.Type, candidate.Body))
        {
            SearchMode = mode,
        };

    /// <param name="cursor">Of the page that follows; null on the last.</param>
    public static IReadOnlyList<(string Relation, string Url)> Links(
        SearchRequest request, string baseUrl, string? cursor)
    {
        var address = $"{baseUrl}/{request.Query.Type.Name}";
        var self = ("self", address + Query(request.Used));
        return cursor is null ? [self] : [self, ("next", $"{address}?_cursor={cursor}")];
    }

    /// <summary>As in an address, question mark included.</summary>
    public static string Query(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var query = new StringBuilder();
        foreach (var (name, value) in parameters)
        {
            query.Append(query.Length == 0 ? '?' : '&')
                .Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        }
        return query.ToString();
    }
}
