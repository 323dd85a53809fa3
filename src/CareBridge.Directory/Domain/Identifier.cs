namespace CareBridge.Directory.Domain;

/// <param name="System">The identifier's namespace, an absolute URI.</param>
internal sealed record Identifier(string System, string Value);
