using CareBridge.Exchange.Features.Rest;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>
/// What answers a write: the version that it has made, or what <c>Prefer: return</c> asks for instead.
/// </summary>
internal static class WriteAnswer
{
    public static FhirResult Of(HttpRequest request, WrittenResource written, string baseUrl) => new(
        written.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK,
        Negotiation.Return(request) switch
        {
            Returned.Minimal => [],
            Returned.Outcome => Outcomes.Write(
                [Outcomes.Issue(IssueSeverity.Information, IssueType.Informational, "Written.")], isPart2: true),
            Returned.Representation => written.Body,
        })
    {
        Version = written.Version,
        LastModified = written.LastUpdated,
        Headers = new Dictionary<string, string> { ["Location"] = written.Location(baseUrl) },
    };
}
