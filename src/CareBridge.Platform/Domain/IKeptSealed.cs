namespace CareBridge.Platform.Domain;

/// <summary>Has words that its rules look at, and that are kept in one sealed column.</summary>
public interface IKeptSealed
{
    /// <summary>It has been read.</summary>
    void Open(ISeal seal);

    /// <summary>It is about to be written.</summary>
    void Seal(ISeal seal);
}
