namespace CareBridge.Platform.Domain;

/// <summary>
/// The request is understood and the state forbids it. Becomes 409; in FHIR 422, but for a concurrent change.
/// </summary>
/// <param name="code">A stable kebab-case word that callers may branch on.</param>
/// <param name="message">A sentence for the caller; ids and codes only, never personal data.</param>
public sealed class RefusedException(string code, string message) : Exception(message)
{
    /// <summary>Somebody else changed it at the same moment; the same may succeed when it is tried again.</summary>
    public const string ConcurrentChange = "concurrent-change";

    public string Code { get; } = code;
}
