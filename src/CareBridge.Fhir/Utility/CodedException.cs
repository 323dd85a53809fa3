using Hl7.Fhir.Model;

namespace Hl7.Fhir.Utility;

/// <summary>An error with a code that does not change when its wording does.</summary>
public class CodedException : Exception
{
    public CodedException(string errorCode, string message) : this(errorCode, message, null)
    {
    }

    public CodedException(string errorCode, string message, Exception? innerException)
        : base(message, innerException) =>
        ErrorCode = errorCode;

    public string ErrorCode { get; }
}

/// <summary>
/// An error that says where it is: as FHIRPath (https://hl7.org/fhir/R4/fhirpath.html#simple) and as a position in the
/// text. The message never repeats a value from the input, which may be about a person.
/// </summary>
public class ExtendedCodedException : CodedException
{
    public ExtendedCodedException(
        string errorCode,
        string baseMessage,
        string? instancePath,
        long? lineNumber,
        long? position,
        OperationOutcome.IssueSeverity issueSeverity,
        OperationOutcome.IssueType issueType,
        Exception? innerException = default)
        : base(errorCode, Located(baseMessage, instancePath, position), innerException)
    {
        BaseErrorMessage = baseMessage;
        InstancePath = instancePath;
        LineNumber = lineNumber;
        Position = position;
        IssueSeverity = issueSeverity;
        IssueType = issueType;
    }

    public OperationOutcome.IssueSeverity IssueSeverity { get; }

    public OperationOutcome.IssueType IssueType { get; }

    public string? BaseErrorMessage { get; }

    public long? LineNumber { get; }

    public long? Position { get; }

    public string? InstancePath { get; }

    private static string Located(string message, string? path, long? position) => (path, position) switch
    {
        (null, null) => message,
        (null, _) => $"{message} At byte {position}.",
        (_, null) => $"{message} At {path}.",
        _ => $"{message} At {path}, byte {position}.",
    };
}
