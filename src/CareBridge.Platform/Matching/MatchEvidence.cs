namespace CareBridge.Platform.Matching;

/// <summary>What one trait adds to a score, without the trait itself: it tells nobody who anybody is.</summary>
/// <param name="Points">Taken away when below 0.</param>
/// <param name="Slips">Of a name that is a slip of the pen apart: how many.</param>
public sealed record MatchEvidence(MatchFinding Finding, double Points, int Slips = 0);
