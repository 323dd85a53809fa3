using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Storage;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>Says that a Consent is filed, and nothing of the participant that the client has not said itself.</summary>
internal static class FilingAnswer
{
    public static FhirResult Of(string baseUrl, ResourceVersion version, bool isNew) => new(
        isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK,
        Outcomes.Write([Outcomes.Issue(IssueSeverity.Information, IssueType.Informational, "Filed.")], isPart2: true))
    {
        Version = version.Version,
        LastModified = version.LastUpdated,
        Headers = new Dictionary<string, string>
        {
            ["Location"] = $"{baseUrl}/{version.Type}/{version.Id}/_history/{version.Version}",
        },
    };
}
