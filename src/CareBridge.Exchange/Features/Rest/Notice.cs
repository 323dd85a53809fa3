using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Web;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>What accompanies every disclosure made under a consent (42 CFR 2.32).</summary>
internal static class Notice
{
    /// <summary>Carries the notice beside a single resource, which has no room for it.</summary>
    public const string Header = "Part2-Notice";

    /// <summary>
    /// Carries the scope beside a single resource, in codes: an RFC 9651 list with a member for each consent.
    /// </summary>
    public const string ScopeHeader = "Part2-Scope";

    /// <summary>With RFC 8288's Link, which names the consents as resources.</summary>
    public static Dictionary<string, string> Headers(string baseUrl, Opening<Candidate> opening)
    {
        var headers = new Dictionary<string, string>();
        if (opening.Accompaniment is not { } accompaniment) return headers;
        headers[Header] = accompaniment.Notice;
        headers["Link"] = string.Join(
            ", ", ConsentIds(opening.Items).Select(id => $"<{baseUrl}/Consent/{id}>; rel=\"describedby\""));
        if (accompaniment.Scopes.Count > 0)
            headers[ScopeHeader] = string.Join(", ", accompaniment.Scopes.Select(Code));
        return headers;
    }

    /// <summary>The notice and, as 2.32 asks, what the consents cover and where they can be read.</summary>
    public static IEnumerable<IssueComponent> Issues(
        Accompaniment? accompaniment, IEnumerable<Disclosed<Candidate>> disclosed)
    {
        if (accompaniment is null) return [];
        return
        [
            Information(accompaniment.Notice),
            .. ConsentIds(disclosed).Union(accompaniment.Scopes.Select(scope => scope.ConsentId)).Select(id =>
                Information($"Consent/{id} states what may be disclosed, to whom and for which purposes.")),
            .. accompaniment.Scopes.Select(scope => Information(scope.Explanation)),
        ];
    }

    private static IEnumerable<Guid> ConsentIds(IEnumerable<Disclosed<Candidate>> disclosed) =>
        disclosed.SelectMany(entry => entry.ConsentIds).Distinct();

    private static IssueComponent Information(string text) =>
        Outcomes.Issue(IssueSeverity.Information, IssueType.Informational, text);

    private static string Code(ConsentScope scope)
    {
        var expires = scope.ExpiresAt is { } at ? $";expires=\"{Values.DateTime(at)}\"" : "";
        return $"\"{scope.ConsentId}\";categories=\"{Codes(scope.Categories)}\";purposes=\"{Codes(scope.Purposes)}\""
            + expires;
    }

    private static string Codes<TCode>(IEnumerable<TCode> codes)
        where TCode : struct, Enum =>
        string.Join(' ', codes.Select(EnumCode.Of));
}
