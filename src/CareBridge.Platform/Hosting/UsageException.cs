namespace CareBridge.Platform.Hosting;

/// <summary>
/// The command line or the configuration cannot be followed; the message tells the operator what to change.
/// </summary>
public sealed class UsageException(string message) : Exception(message);
