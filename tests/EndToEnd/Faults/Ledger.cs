using System.Collections.Concurrent;
using CareBridge.EndToEnd.Histories;

namespace CareBridge.EndToEnd.Faults;

/// <summary>What people did and were answered, written down as it comes: what the stores are held against.</summary>
/// <param name="patience">
/// How long somebody waits for what was promised. While a broker dies again and again nothing says how long a message
/// takes, so it has to be longer than the faults are.
/// </param>
internal sealed class Ledger(TimeSpan patience)
{
    private readonly ConcurrentDictionary<(string Kind, Guid Id), string> _accepted = new();
    private readonly ConcurrentDictionary<string, bool> _surprises = new();
    private readonly ConcurrentDictionary<Guid, Guid> _marks = new();
    private readonly ConcurrentDictionary<Guid, Answers> _shown = new();
    private int _acceptances;
    private int _refusals;
    private int _silences;

    public TimeSpan Patience => patience;

    /// <summary>Grants, revocations, and every answer to a clinic.</summary>
    public History History { get; } = new();

    /// <summary>Requests that were answered with 2xx, with "try again", and not at all.</summary>
    public (int Accepted, int Refused, int Unanswered) Counts => (_acceptances, _refusals, _silences);

    /// <summary>Answers that nobody was to get, as 500.</summary>
    public IReadOnlyList<string> Surprises => [.. _surprises.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Answers to a clinic's system, by its id.</summary>
    public IReadOnlyDictionary<Guid, Answers> Shown => _shown;

    /// <summary>It was acknowledged that something is so; a later word on the same replaces it.</summary>
    /// <param name="state">As its store writes it.</param>
    public void Accept(string kind, Guid id, string state = "") => _accepted[(kind, id)] = state;

    /// <summary>What was acknowledged of a kind, and in which state it was then.</summary>
    public IReadOnlyDictionary<Guid, string> Accepted(string kind) =>
        _accepted.Where(one => one.Key.Kind == kind).ToDictionary(one => one.Key.Id, one => one.Value);

    /// <summary>From now on, whoever is shown the id is shown something of the participant.</summary>
    public void Mark(Guid id, Guid participant) => _marks[id] = participant;

    public Guid? ParticipantOf(Guid id) => _marks.TryGetValue(id, out var participant) ? participant : null;

    public void NoteAccepted() => Interlocked.Increment(ref _acceptances);

    public void NoteRefused() => Interlocked.Increment(ref _refusals);

    public void NoteUnanswered() => Interlocked.Increment(ref _silences);

    public void NoteSurprise(string what) => _surprises[what] = true;

    public void NoteShown(Guid client) => _shown.GetOrAdd(client, _ => new Answers()).AddGiven();

    /// <summary>It may have been on record before it got lost.</summary>
    public void NoteLost(Guid client) => _shown.GetOrAdd(client, _ => new Answers()).AddLost();
}

internal sealed class Answers
{
    private int _given;
    private int _lost;

    public int Given => _given;

    public int Lost => _lost;

    public void AddGiven() => Interlocked.Increment(ref _given);

    public void AddLost() => Interlocked.Increment(ref _lost);
}
