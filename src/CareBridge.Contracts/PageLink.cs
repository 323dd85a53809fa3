namespace CareBridge.Contracts;

/// <summary>The page to answer with. Travels sealed only: whoever has it can answer in their name.</summary>
/// <param name="Path">Below where people come in.</param>
public sealed record PageLink(string Path);
