namespace CareBridge.Contracts;

/// <summary>
/// Personal data inside a message, encrypted with the deployment's own keys, so that a broker, its disks and its
/// operators hold ciphertext only. Opened by the service that receives it.
/// </summary>
public sealed record SealedContent(string Ciphertext);
