namespace CareBridge.Demo;

/// <summary>The network cannot be loaded; the message tells the user why and what to do.</summary>
internal sealed class DemoException(string message, Exception? cause = null) : Exception(message, cause);
