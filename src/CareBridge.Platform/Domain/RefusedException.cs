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

    /// <summary>What is there already under the name or id is something else.</summary>
    public const string DifferentContent = "different-content";

    public string Code { get; } = code;

    /// <summary>What was to be created under an id of the caller's choice is there, and is something else.</summary>
    public static RefusedException InUse() => new(DifferentContent, "This id is in use with other content.");
}
