using CareBridge.Contracts.Consent;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>What accompanies every disclosure made under a consent (42 CFR 2.32).</summary>
internal static class Notice
{
    /// <summary>Carries the notice beside a single resource, which has no room for it.</summary>
    public const string Header = "Part2-Notice";

    /// <summary>RFC 8288: names the consent beside a single resource.</summary>
    public static Dictionary<string, string> Headers(string baseUrl, Disclosed disclosed)
    {
        var headers = new Dictionary<string, string>();
        if (disclosed.Head.ParticipantId is null) return headers;
        headers[Header] = RedisclosureNotice.Text;
        if (disclosed.ConsentIds.Count > 0)
        {
            headers["Link"] = string.Join(
                ", ", disclosed.ConsentIds.Select(id => $"<{baseUrl}/Consent/{id}>; rel=\"describedby\""));
        }
        return headers;
    }

    /// <summary>The notice and, as 2.32(b) asks, where the consent's scope can be read.</summary>
    public static IEnumerable<IssueComponent> Issues(IEnumerable<Disclosed> disclosed)
    {
        yield return Outcomes.Issue(IssueSeverity.Information, IssueType.Informational, RedisclosureNotice.Text);
        foreach (var consent in disclosed.SelectMany(entry => entry.ConsentIds).Distinct())
        {
            yield return Outcomes.Issue(
                IssueSeverity.Information,
                IssueType.Informational,
                $"Consent/{consent} states what may be disclosed, to whom and for which purposes.");
        }
    }
}
