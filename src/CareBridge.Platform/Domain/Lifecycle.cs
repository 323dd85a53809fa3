namespace CareBridge.Platform.Domain;

/// <summary>The table of moves a status may make. What is not listed is refused.</summary>
public sealed class Lifecycle<TStatus>(params (TStatus From, TStatus[] To)[] moves)
    where TStatus : struct, Enum
{
    private readonly Dictionary<TStatus, TStatus[]> _moves = moves.ToDictionary(move => move.From, move => move.To);

    public bool Allows(TStatus from, TStatus to) => _moves.TryGetValue(from, out var targets) && targets.Contains(to);

    /// <exception cref="RefusedException">The table does not list the move.</exception>
    public TStatus Move(TStatus from, TStatus to) => Allows(from, to)
        ? to
        : throw new RefusedException("illegal-transition", $"It cannot move from {from} to {to}.");
}
