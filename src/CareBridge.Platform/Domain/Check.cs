namespace CareBridge.Platform.Domain;

/// <summary>Collects everything wrong with a request, so that the caller hears it all at once.</summary>
public sealed class Check
{
    private readonly Dictionary<string, List<string>> _errors = [];

    /// <summary>Notes the message beside the field when the condition does not hold.</summary>
    public Check That(bool condition, string field, string message)
    {
        if (!condition)
        {
            if (!_errors.TryGetValue(field, out var messages)) _errors[field] = messages = [];
            messages.Add(message);
        }
        return this;
    }

    public Check Text(string? value, string field, int maxLength) => That(
        !string.IsNullOrWhiteSpace(value) && value.Length <= maxLength,
        field,
        $"Required, at most {maxLength} characters.");

    public Check OptionalText(string? value, string field, int maxLength) => That(
        value is null || (value.Trim().Length > 0 && value.Length <= maxLength),
        field,
        $"Leave it out or give 1 to {maxLength} characters.");

    /// <exception cref="InvalidRequestException">Anything was noted.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
            throw new InvalidRequestException(_errors.ToDictionary(error => error.Key, error => error.Value.ToArray()));
    }
}
