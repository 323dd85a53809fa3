using CareBridge.Platform.Disclosures;
using Hl7.Fhir.Model;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>A page of a history as a Bundle.</summary>
internal static class HistoryPage
{
    public static BundlePage Of(Guid id, string baseUrl, Opening<Candidate> versions, IEnumerable<string> ignored) =>
        new(id, BundlePage.History)
        {
            Links = [],
            IsPart2 = versions.Items.Any(version => version.Content.Head.ParticipantId is not null),
            Entries = [.. versions.Items.Select(version => Entry(version.Content, baseUrl))],
            Issues =
            [
                .. Notice.Issues(versions.Accompaniment, versions.Items),
                .. ignored.Select(name => Outcomes.Issue(
                    IssueSeverity.Warning,
                    IssueType.NotSupported,
                    $"Ignored, because it is not supported: {name}.",
                    name)),
            ],
        };

    private static BundleEntry Entry(Candidate version, string baseUrl) =>
        new($"{baseUrl}/{version.Head.Type}/{version.Head.Id}", version.Body)
        {
            Version = EntryVersion.Of(
                version.Head.Type, version.Head.Id, version.Head.Version, version.Head.LastUpdated),
        };
}
