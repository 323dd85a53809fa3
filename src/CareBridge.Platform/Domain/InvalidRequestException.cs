namespace CareBridge.Platform.Domain;

/// <summary>Fields of the request break a rule. Becomes 422 with every error beside its field.</summary>
public sealed class InvalidRequestException(IReadOnlyDictionary<string, string[]> errors)
    : Exception("The request has invalid fields.")
{
    public InvalidRequestException(string field, string message)
        : this(new Dictionary<string, string[]> { [field] = [message] })
    {
    }

    /// <summary>Field name as the caller wrote it (camelCase, dotted) to what is wrong with it.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors;
}
