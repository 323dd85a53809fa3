namespace CareBridge.Exchange.Domain;

/// <summary>
/// A bulk export that a client has asked for, and how far the list of what belongs to it has come. It is worked on in
/// small steps by whichever instance takes the next one, and each step is saved whole or not at all.
/// </summary>
internal sealed class ExportJob
{
    /// <summary>How long an instance may take for a step before another takes it over.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromSeconds(30);

    /// <summary>
    /// What was being written when the export began is left to the next one: this long before, everything is in place.
    /// </summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);

    /// <summary>Steps that fail one after the other.</summary>
    private const int MostFailures = 20;

    private ExportJob()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>Nobody else may know of it.</summary>
    public Guid ClientId { get; private init; }

    /// <summary>The address it was asked for with.</summary>
    public string Request { get; private init; } = null!;

    /// <summary>Resource types, separated by spaces.</summary>
    public string Types { get; private init; } = null!;

    /// <summary>Only what has changed, or was first consented to, after it.</summary>
    public DateTimeOffset? Since { get; private init; }

    /// <summary>Parameters that the client allowed us to ignore, separated by spaces.</summary>
    public string Ignored { get; private init; } = null!;

    /// <summary>What has changed until then is in it; the next export's <c>_since</c>.</summary>
    public DateTimeOffset TransactionTime { get; private init; }

    public ExportStatus Status { get; private set; }

    /// <summary>Groups of people; null until it is known whom it is about.</summary>
    public int? Groups { get; private set; }

    public int GroupsDone { get; private set; }

    /// <summary>Within the current group: how many types are done.</summary>
    public int TypesDone { get; private set; }

    /// <summary>Within the current type: the position of the last resource looked at.</summary>
    public long Position { get; private set; }

    /// <summary>Steps begun since one was completed.</summary>
    public int Attempts { get; private set; }

    /// <summary>Until then the next step is somebody's.</summary>
    public DateTimeOffset ClaimedUntil { get; private set; }

    /// <summary>A client that asks again before is too fast.</summary>
    public DateTimeOffset NextPollAt { get; private set; }

    /// <summary>Then it is forgotten.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>The concurrency token.</summary>
    public long Version { get; private set; }

    public static ExportJob Start(Guid id, Guid clientId, ExportTerms terms, DateTimeOffset at, TimeSpan lifetime) =>
        new()
        {
            Id = id,
            ClientId = clientId,
            Request = terms.Request,
            Types = string.Join(' ', terms.Types),
            Since = terms.Since,
            Ignored = string.Join(' ', terms.Ignored),
            TransactionTime = at - Overlap,
            Status = ExportStatus.Collecting,
            ClaimedUntil = at,
            NextPollAt = at,
            ExpiresAt = at + lifetime,
            Version = 1,
        };

    public IReadOnlyList<string> TypeNames => Types.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public int Percent => Groups is { } all and > 0 ? 100 * GroupsDone / all : 0;

    public bool HasFailedTooOften => Attempts > MostFailures;

    /// <summary>It is known whom it is about.</summary>
    public void Begin(int groups, DateTimeOffset at)
    {
        Groups = groups;
        Release(at);
    }

    /// <summary>More of the current group is listed.</summary>
    public void Advance(int typesDone, long position, DateTimeOffset at)
    {
        (TypesDone, Position) = (typesDone, position);
        Release(at);
    }

    public void FinishGroup(DateTimeOffset at)
    {
        GroupsDone++;
        Advance(typesDone: 0, position: 0, at);
    }

    public void Complete(DateTimeOffset at, TimeSpan lifetime)
    {
        Status = ExportStatus.Complete;
        ExpiresAt = at + lifetime;
        Release(at);
    }

    public void Fail(DateTimeOffset at)
    {
        Status = ExportStatus.Failed;
        Release(at);
    }

    private void Release(DateTimeOffset at)
    {
        Attempts = 0;
        ClaimedUntil = at;
        Version++;
    }
}

internal enum ExportStatus
{
    Collecting,
    Complete,

    /// <summary>It did not come to its end however often it was tried; the client begins anew.</summary>
    Failed,
}

/// <summary>What a client asks for.</summary>
internal sealed record ExportTerms(
    string Request, IReadOnlyList<string> Types, DateTimeOffset? Since, IReadOnlyList<string> Ignored);
