namespace Hl7.Fhir.Serialization;

/// <summary>What one input may cost before reading stops. The SDK has no names for these: ours are internal.</summary>
internal static class JsonLimits
{
    public const int Bytes = 5 * 1024 * 1024;
    public const int Depth = 64;
    public const int Issues = 100;

    /// <summary>Four bytes of input make an object of forty: nobody needs so many nulls in honest arrays.</summary>
    public const int Placeholders = 10_000;
}

/// <summary>Codes of errors that the SDK's list has no code for.</summary>
internal static class OwnErrorCodes
{
    public const string MalformedJson = "CBJSON1";
    public const string InputTooLarge = "CBJSON2";
    public const string NestedTooDeeply = "CBJSON3";
    public const string TooManyErrors = "CBJSON4";
    public const string NumberOutOfRange = "CBJSON5";
    public const string InvalidText = "CBJSON6";
    public const string ElementNeedsContent = "ele-1";
    public const string ExtensionNeedsValueOrExtensions = "ext-1";
}
