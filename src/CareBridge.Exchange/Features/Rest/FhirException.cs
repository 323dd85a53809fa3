using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>The request cannot be served; becomes an OperationOutcome.</summary>
/// <param name="message">For the client's developer; never repeats a value that may be about a person.</param>
internal sealed class FhirException(int status, IssueType code, string message, string? expression = null)
    : Exception(message)
{
    public int Status { get; } = status;

    public IssueType Code { get; } = code;

    /// <summary>Where in the resource, as FHIRPath, or which search parameter.</summary>
    public string? Expression { get; } = expression;

    /// <summary>Also what is there and may not be seen: the two look alike.</summary>
    public static FhirException NotFound() =>
        new(StatusCodes.Status404NotFound, IssueType.NotFound, "There is no such resource.");

    public static FhirException UnknownType() => new(
        StatusCodes.Status404NotFound, IssueType.NotSupported, "This resource type is not served here; see metadata.");

    public static FhirException BadRequest(IssueType code, string message, string? expression = null) =>
        new(StatusCodes.Status400BadRequest, code, message, expression);

    public static FhirException BusinessRule(string message, string expression) =>
        new(StatusCodes.Status422UnprocessableEntity, IssueType.BusinessRule, message, expression);
}
