using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace Hl7.Fhir.Serialization;

/// <summary>JSON that does not have the shape FHIR gives it (https://hl7.org/fhir/R4/json.html).</summary>
public class FhirJsonException : ExtendedCodedException
{
    public const string EXPECTED_START_OF_OBJECT_CODE = "JSON101";
    public const string RESOURCETYPE_SHOULD_BE_STRING_CODE = "JSON102";
    public const string NO_RESOURCETYPE_PROPERTY_CODE = "JSON103";
    public const string EXPECTED_PRIMITIVE_NOT_OBJECT_CODE = "JSON104";
    public const string EXPECTED_PRIMITIVE_NOT_ARRAY_CODE = "JSON105";
    public const string INCORRECT_BASE64_DATA_CODE = "JSON106";
    public const string STRING_ISNOTAN_INSTANT_CODE = "JSON107";
    public const string NUMBER_CANNOT_BE_PARSED_CODE = "JSON108";
    public const string EXPECTED_PRIMITIVE_NOT_NULL_CODE = "JSON109";
    public const string UNEXPECTED_JSON_TOKEN_CODE = "JSON110";
    public const string EXPECTED_START_OF_ARRAY_CODE = "JSON111";
    public const string USE_OF_UNDERSCORE_ILLEGAL_CODE = "JSON113";
    public const string CHOICE_ELEMENT_HAS_NO_TYPE_CODE = "JSON114";
    public const string CHOICE_ELEMENT_HAS_UNKOWN_TYPE_CODE = "JSON115";
    public const string UNKNOWN_RESOURCE_TYPE_CODE = "JSON116";
    public const string UNKNOWN_PROPERTY_FOUND_CODE = "JSON118";
    public const string OBJECTS_CANNOT_BE_EMPTY_CODE = "JSON120";
    public const string ARRAYS_CANNOT_BE_EMPTY_CODE = "JSON121";
    public const string PRIMITIVE_ARRAYS_ONLY_NULL_CODE = "JSON125";
    public const string PROPERTY_MAY_NOT_BE_EMPTY_CODE = "JSON127";
    public const string DUPLICATE_PROPERTY_CODE = "JSON129";

    public FhirJsonException(string code, string message) : this(code, message, null)
    {
    }

    public FhirJsonException(string code, string message, Exception? innerException)
        : this(code, message, null, null, null,
            OperationOutcome.IssueSeverity.Error, OperationOutcome.IssueType.Structure, innerException)
    {
    }

    public FhirJsonException(
        string errorCode,
        string baseMessage,
        string? instancePath,
        long? lineNumber,
        long? position,
        OperationOutcome.IssueSeverity issueSeverity,
        OperationOutcome.IssueType issueType,
        Exception? innerException = default)
        : base(errorCode, baseMessage, instancePath, lineNumber, position, issueSeverity, issueType, innerException)
    {
    }
}
