namespace Hl7.Fhir.Model;

public partial class OperationOutcome
{
    public bool Success => Fatals + Errors == 0;

    public int Fatals => Issue.Count(issue => issue.Severity == IssueSeverity.Fatal);

    public int Errors => Issue.Count(issue => issue.Severity == IssueSeverity.Error);

    public int Warnings => Issue.Count(issue => issue.Severity == IssueSeverity.Warning);

    public static OperationOutcome ForMessage(
        string message, IssueType code, IssueSeverity severity = IssueSeverity.Error) => new()
        {
            Issue = [new() { Severity = severity, Code = code, Diagnostics = message }],
        };
}
