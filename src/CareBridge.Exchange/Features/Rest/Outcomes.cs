using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>What FHIR clients are told when there is no resource to send.</summary>
internal static class Outcomes
{
    /// <param name="expression">Where in the request's resource, as FHIRPath.</param>
    public static FhirResult Of(int status, IssueType code, string text, string? expression = null) =>
        Of(status, [Issue(IssueSeverity.Error, code, text, expression)]);

    public static FhirResult Of(int status, IEnumerable<IssueComponent> issues) =>
        new(status, Write(issues));

    /// <param name="isPart2">Whether it accompanies what is about a participant.</param>
    public static byte[] Write(IEnumerable<IssueComponent> issues, bool isPart2 = false) =>
        FhirJson.Write(new OperationOutcome
        {
            Meta = isPart2 ? new Meta { Security = Labels.Part2() } : null,
            Issue = [.. issues],
        });

    public static IssueComponent Issue(
        IssueSeverity severity, IssueType code, string text, string? expression = null) => new()
        {
            Severity = severity,
            Code = code,
            Details = new CodeableConcept { Text = text },
            Expression = expression is null ? [] : [expression],
        };
}
