using CareBridge.Exchange.Features.Rest;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>What in a resource cannot be honoured exactly: each place with its reason.</summary>
internal sealed class Findings
{
    /// <summary>Enough to mend a resource by; a hostile one could have any number.</summary>
    private const int Most = 100;

    private readonly List<IssueComponent> _issues = [];

    /// <param name="expression">FHIRPath.</param>
    public void Add(string expression, string reason)
    {
        if (_issues.Count < Most)
            _issues.Add(Outcomes.Issue(IssueSeverity.Error, IssueType.BusinessRule, reason, expression));
    }

    public void That(bool condition, string expression, string reason)
    {
        if (!condition) Add(expression, reason);
    }

    /// <exception cref="UnacceptableException">There are any.</exception>
    public void ThrowIfAny()
    {
        if (_issues.Count > 0) throw ToException();
    }

    public UnacceptableException ToException() => new(_issues);
}
