namespace CareBridge.Crisis.Domain.Learning;

/// <summary>Escalations that have something in common.</summary>
internal sealed record FigureGroup(string Key, IReadOnlyList<FigureCase> Cases);
