using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace Hl7.Fhir.Serialization;

/// <summary>All that was found wrong with an input, and what could be read of it nevertheless.</summary>
public class DeserializationFailedException : Exception
{
    public DeserializationFailedException(Base? partialResult, CodedException innerException)
        : this(partialResult, [innerException])
    {
    }

    public DeserializationFailedException(Base? partialResult, IEnumerable<CodedException> innerExceptions)
        : this(partialResult, innerExceptions.ToArray())
    {
    }

    private DeserializationFailedException(Base? partialResult, CodedException[] exceptions)
        : base(
            string.Join(Environment.NewLine, exceptions.Select(exception => exception.Message)),
            exceptions.FirstOrDefault())
    {
        PartialResult = partialResult;
        Exceptions = exceptions;
    }

    public Base? PartialResult { get; }

    public IReadOnlyCollection<CodedException> Exceptions { get; }
}
