using System.Collections.Concurrent;

namespace CareBridge.Platform.Messaging;

/// <summary>
/// Reactions of this process that may have messages in the broker's own queue for errors: all of them at the start, and
/// later those whose store could not take a failure.
/// </summary>
internal sealed class LeftBehind
{
    private readonly ConcurrentDictionary<string, ReactionRegistration> _reactions = new();

    public IReadOnlyList<ReactionRegistration> Reactions => [.. _reactions.Values];

    public void Note(ReactionRegistration reaction) => _reactions[reaction.Name] = reaction;

    public void Forget(ReactionRegistration reaction) => _reactions.TryRemove(reaction.Name, out _);
}
