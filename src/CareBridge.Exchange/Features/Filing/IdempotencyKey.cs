using CareBridge.Exchange.Features.Rest;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>
/// The header <c>Idempotency-Key</c>: under one key a client creates one thing, however often it sends it.
/// </summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    /// <summary>Characters.</summary>
    private const int Most = 200;

    /// <summary>Null where the request has none.</summary>
    /// <exception cref="FhirException">It is too long to be one.</exception>
    public static string? Of(HttpRequest request)
    {
        var key = request.Headers[Header].ToString();
        return key.Length switch
        {
            0 => null,
            <= Most => key,
            _ => throw FhirException.BadRequest(IssueType.TooLong, $"{Header} has at most {Most} characters.", Header),
        };
    }
}
