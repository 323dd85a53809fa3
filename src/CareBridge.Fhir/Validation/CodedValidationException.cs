using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace Hl7.Fhir.Validation;

/// <summary>Well-formed JSON whose content breaks a rule of FHIR.</summary>
public class CodedValidationException : ExtendedCodedException
{
    public const string CHOICE_TYPE_NOT_ALLOWED_CODE = "PVAL101";
    public const string INCORRECT_CARDINALITY_MIN_CODE = "PVAL102";
    public const string CODE_LITERAL_INVALID_CODE = "PVAL106";
    public const string DATE_LITERAL_INVALID_CODE = "PVAL107";
    public const string DATETIME_LITERAL_INVALID_CODE = "PVAL108";
    public const string ID_LITERAL_INVALID_CODE = "PVAL109";
    public const string OID_LITERAL_INVALID_CODE = "PVAL110";
    public const string TIME_LITERAL_INVALID_CODE = "PVAL111";
    public const string URI_LITERAL_INVALID_CODE = "PVAL112";
    public const string UUID_LITERAL_INVALID_CODE = "PVAL113";
    public const string NARRATIVE_XML_IS_INVALID_CODE = "PVAL115";
    public const string INVALID_CODED_VALUE_CODE = "PVAL116";
    public const string CONTAINED_RESOURCES_CANNOT_BE_NESTED_CODE = "PVAL118";

    public CodedValidationException(string code, string message)
        : this(code, message, null, null, null,
            OperationOutcome.IssueSeverity.Error, OperationOutcome.IssueType.Invalid)
    {
    }

    public CodedValidationException(
        string errorCode,
        string baseMessage,
        string? instancePath,
        long? lineNumber,
        long? position,
        OperationOutcome.IssueSeverity issueSeverity,
        OperationOutcome.IssueType issueType)
        : base(errorCode, baseMessage, instancePath, lineNumber, position, issueSeverity, issueType)
    {
    }
}
