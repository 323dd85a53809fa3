using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace Hl7.Fhir.Serialization;

/// <summary>Tells the sender, in FHIR's own words, what was wrong with the input.</summary>
public static class OperationOutcomeExtensions
{
    public static OperationOutcome ToOperationOutcome(this DeserializationFailedException ex) => new()
    {
        Issue = [.. ex.Exceptions.OfType<ExtendedCodedException>().Select(ToIssue)],
    };

    public static OperationOutcome.IssueComponent ToIssue(this ExtendedCodedException me) => new()
    {
        Severity = me.IssueSeverity,
        Code = me.IssueType,
        Details = new CodeableConcept(null, me.ErrorCode, me.BaseErrorMessage),
        Diagnostics = me.Position is { } position ? $"byte {position}" : null,
        Expression = me.InstancePath is { } path ? [path] : [],
    };
}
