using CareBridge.Platform.Messaging;
using CareBridge.Platform.Storage;

namespace CareBridge.Platform.Retention;

/// <summary>
/// What a service keeps of participants: how it is found, in which order it is deleted, and what tells when something
/// last happened to somebody. Each is written down in the service's <c>Storage</c>.
/// </summary>
public sealed class RetentionPlan<TContext>
    where TContext : ServiceDbContext
{
    // Those that could not be handled have in them what they are about.
    private readonly List<RecordKind<TContext>> _kinds =
    [
        new RecordKind<TContext, FailedMessage>(
            "failed-messages",
            (store, who) => store.FailedMessages.Where(one => one.Body.Contains(who.ToString())))
        {
            IsShared = false,
        },
    ];

    private readonly List<Func<TContext, IQueryable<Activity>>> _activities = [];
    private readonly List<Func<TContext, IQueryable<Guid>>> _people = [];
    private readonly List<Func<TContext, Guid, IQueryable<Guid>>> _organizations = [];

    /// <summary>
    /// Nothing of somebody is deleted before all other services may delete theirs: without it nobody could tell whose
    /// the others' records are.
    /// </summary>
    public bool GoesLast { get; init; }

    /// <summary>
    /// What others need as long as they keep anything, and nobody tells again: nothing of somebody is deleted before
    /// all other services may delete theirs.
    /// </summary>
    public bool KeepsCopies { get; init; }

    /// <summary>Times that count as activity and that the store cannot compute.</summary>
    public Func<TContext, List<Guid>, CancellationToken, Task<List<Activity>>>? Protects { get; init; }

    internal IReadOnlyList<RecordKind<TContext>> Kinds => _kinds;

    internal IReadOnlyList<Func<TContext, IQueryable<Activity>>> Activities => _activities;

    internal IReadOnlyList<Func<TContext, IQueryable<Guid>>> People => _people;

    internal IReadOnlyList<Func<TContext, Guid, IQueryable<Guid>>> Organizations => _organizations;

    /// <summary>Rows that are deleted with their participant, after those that were named before.</summary>
    /// <param name="of">Those of a participant.</param>
    /// <param name="activity">What is known by them to have happened, to whom.</param>
    public RetentionPlan<TContext> Keeps<TRow>(
        string kind,
        Func<TContext, Guid, IQueryable<TRow>> of,
        Func<TContext, IQueryable<Activity>>? activity = null)
        where TRow : class
    {
        _kinds.Add(new RecordKind<TContext, TRow>(kind, of) { IsShared = false });
        return activity is null
            ? this
            : Hears(activity).Knows(store => activity(store).Select(one => one.ParticipantId));
    }

    /// <summary>Rows about two people, which go with whoever goes first.</summary>
    public RetentionPlan<TContext> Shares<TRow>(string kind, Func<TContext, Guid, IQueryable<TRow>> of)
        where TRow : class
    {
        _kinds.Add(new RecordKind<TContext, TRow>(kind, of) { IsShared = true });
        return this;
    }

    /// <summary>Something happened, of which the record stays when the others are deleted.</summary>
    public RetentionPlan<TContext> Hears(Func<TContext, IQueryable<Activity>> activity)
    {
        _activities.Add(activity);
        return this;
    }

    /// <summary>Whoever has rows that can be deleted, where they do not tell when anything happened.</summary>
    public RetentionPlan<TContext> Knows(Func<TContext, IQueryable<Guid>> people)
    {
        _people.Add(people);
        return this;
    }

    /// <summary>Organizations that have to do with a participant, by what stays when the others are deleted.</summary>
    public RetentionPlan<TContext> Names(Func<TContext, Guid, IQueryable<Guid>> organizations)
    {
        _organizations.Add(organizations);
        return this;
    }
}
