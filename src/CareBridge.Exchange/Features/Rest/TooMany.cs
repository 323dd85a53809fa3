using System.Globalization;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>A client asks too much; when it may ask again.</summary>
internal static class TooMany
{
    public static FhirResult Result(string text, TimeSpan retryAfter) => new(
        StatusCodes.Status429TooManyRequests,
        Outcomes.Write([Outcomes.Issue(IssueSeverity.Error, IssueType.Throttled, text)]))
    {
        Headers = new Dictionary<string, string> { ["Retry-After"] = Seconds(retryAfter) },
    };

    /// <summary>Never too few.</summary>
    public static string Seconds(TimeSpan time) =>
        Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
