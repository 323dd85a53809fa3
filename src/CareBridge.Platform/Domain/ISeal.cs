using CareBridge.Contracts;

namespace CareBridge.Platform.Domain;

/// <summary>Encrypts personal data for its way through the broker with the deployment's own keys.</summary>
public interface ISeal
{
    SealedContent Seal<T>(T content);

    T Open<T>(SealedContent content);
}
