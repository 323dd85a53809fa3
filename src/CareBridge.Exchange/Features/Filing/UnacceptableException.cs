using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>A resource is refused; becomes 422 with an OperationOutcome.</summary>
internal sealed class UnacceptableException(IReadOnlyList<IssueComponent> issues)
    : Exception("It cannot be honoured exactly.")
{
    public IReadOnlyList<IssueComponent> Issues { get; } = issues;
}
