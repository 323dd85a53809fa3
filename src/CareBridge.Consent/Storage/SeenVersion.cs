namespace CareBridge.Consent.Storage;

/// <summary>The highest version of a referral or partnership that was taken: what is older is no news.</summary>
internal sealed class SeenVersion
{
    public required Guid SubjectId { get; init; }

    public required long Version { get; set; }
}
