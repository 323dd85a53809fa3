using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Searching;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>The name under which a client creates something once only.</summary>
internal static class ConditionalCreate
{
    /// <summary>As <c>system|value</c>; null where the request has no condition.</summary>
    /// <exception cref="FhirException">It is another condition.</exception>
    public static string? Of(HttpRequest request) => Parse(request.Headers["If-None-Exist"].ToString());

    /// <param name="condition">A query, with the type before it or not.</param>
    /// <inheritdoc cref="Of"/>
    public static string? Parse(string condition)
    {
        if (condition.Length == 0) return null;
        var query = QueryHelpers.ParseQuery(condition.Split('?')[^1]);
        return query.Count == 1
            && query.TryGetValue("identifier", out var values)
            && values is [{ } value]
            // A store may not even take a null character as a question.
            && !value.Any(char.IsControl)
            && TokenText.Split(value) is ({ Length: > 0 }, { Length: > 0 })
                ? value
                : throw FhirException.BadRequest(
                    IssueType.NotSupported, "If-None-Exist takes identifier=system|value and nothing else.");
    }
}
