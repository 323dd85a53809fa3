using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Domain.Imports;

/// <summary>
/// A feed that an organization takes over. It is here whole before anything is done, and is then worked on in steps by
/// whichever instance takes the next one; each is saved whole or not at all.
/// </summary>
internal sealed class ImportJob : ISorted
{
    /// <summary>How long an instance may take for a step before another takes it over.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromSeconds(30);

    public const int MostParts = 25;

    /// <summary>Steps that fail one after the other.</summary>
    private const int MostFailures = 10;

    private static readonly Lifecycle<ImportStatus> Lifecycle = new(
        (ImportStatus.Open, [ImportStatus.Waiting, ImportStatus.Cancelled]),
        (ImportStatus.Waiting, [ImportStatus.Running, ImportStatus.Cancelled]),
        (ImportStatus.Running, [ImportStatus.Complete, ImportStatus.Failed, ImportStatus.Cancelled]));

    private ImportJob()
    {
    }

    public Guid Id { get; private init; }

    public Guid OrganizationId { get; private init; }

    /// <summary>The same for every import of the feed.</summary>
    public Guid FeedId { get; private init; }

    public ImportTerms Terms { get; private init; } = null!;

    public Guid RequestedBy { get; private init; }

    public string SortKey { get; private init; } = null!;

    /// <summary>When it was sent whole: in this order the imports of a feed are worked off.</summary>
    public string? Turn { get; private set; }

    public ImportStatus Status { get; private set; }

    public int Parts { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>Read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Items dealt with, in the order of the feed.</summary>
    public long Items { get; private set; }

    public int Created { get; private set; }

    public int Updated { get; private set; }

    public int Unchanged { get; private set; }

    public int Rejected { get; private set; }

    /// <summary>What had left the feed.</summary>
    public int Closed { get; private set; }

    public long Issues { get; private set; }

    /// <summary>All items are read; what has left the feed is being closed.</summary>
    public bool IsRead { get; private set; }

    public string? FailureCode { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Steps begun since one was completed.</summary>
    public int Attempts { get; private set; }

    /// <summary>Until then the next step is somebody's.</summary>
    public DateTimeOffset ClaimedUntil { get; private set; }

    /// <summary>The concurrency token.</summary>
    public long Version { get; private set; }

    public bool IsEnded => Status is ImportStatus.Complete or ImportStatus.Failed or ImportStatus.Cancelled;

    public bool HasFailedTooOften => Attempts > MostFailures;

    public int Percent => Status == ImportStatus.Complete ? 100
        : Bytes == 0 ? 0 : (int)Math.Min(99, 100 * BytesRead / Bytes);

    public static Guid FeedOf(Guid organizationId, ImportTerms terms) =>
        DerivedId.Of("feed of an organization", organizationId, $"{terms.Format} {terms.Feed}");

    public static ImportJob Open(Guid id, Guid organizationId, ImportTerms terms, Guid by, DateTimeOffset at) => new()
    {
        Id = id,
        OrganizationId = organizationId,
        FeedId = FeedOf(organizationId, terms),
        Terms = terms,
        RequestedBy = by,
        SortKey = Platform.Domain.SortKey.Of(at, id),
        CreatedAt = at,
        ClaimedUntil = at,
        Version = 1,
    };

    /// <summary>A part of it has come; whoever starts it at the same moment has not seen it.</summary>
    /// <exception cref="RefusedException">It is sent whole.</exception>
    public void Receive()
    {
        if (Status != ImportStatus.Open) throw new RefusedException("started", "It is sent whole already.");
        Version++;
    }

    /// <summary>All of it has been sent.</summary>
    /// <exception cref="RefusedException">It is being worked off, or was.</exception>
    public void Start(int parts, long bytes, DateTimeOffset at)
    {
        Status = Lifecycle.Move(Status, ImportStatus.Waiting);
        (Parts, Bytes, ClaimedUntil) = (parts, bytes, at);
        Turn = Platform.Domain.SortKey.Of(at, Id);
        Version++;
    }

    /// <summary>Until then it is somebody's to work on.</summary>
    public void BeClaimed(DateTimeOffset until, DateTimeOffset at)
    {
        if (Status != ImportStatus.Running)
        {
            Status = Lifecycle.Move(Status, ImportStatus.Running);
            StartedAt = at;
        }
        Attempts++;
        ClaimedUntil = until;
        Version++;
    }

    /// <summary>Whoever works on it is alive, though no step is done.</summary>
    public void Renew(DateTimeOffset at)
    {
        ClaimedUntil = at + Claim;
        Version++;
    }

    /// <summary>Some items are dealt with.</summary>
    public void Advance(ImportTally tally, long bytesRead, DateTimeOffset at)
    {
        Items += tally.Items;
        Created += tally.Created;
        Updated += tally.Updated;
        Unchanged += tally.Unchanged;
        Rejected += tally.Rejected;
        Closed += tally.Closed;
        BytesRead = bytesRead;
        Keep(at);
    }

    /// <returns>The number of the next issue.</returns>
    public long NextIssue() => ++Issues;

    public void FinishReading(DateTimeOffset at)
    {
        IsRead = true;
        BytesRead = Bytes;
        Keep(at);
    }

    public void Complete(DateTimeOffset at) => End(ImportStatus.Complete, at);

    /// <exception cref="RefusedException">It has ended.</exception>
    public void Cancel(DateTimeOffset at) => End(ImportStatus.Cancelled, at);

    public void Fail(string code, DateTimeOffset at)
    {
        End(ImportStatus.Failed, at);
        FailureCode = code;
    }

    private void End(ImportStatus status, DateTimeOffset at)
    {
        Status = Lifecycle.Move(Status, status);
        EndedAt = at;
        ClaimedUntil = at;
        Version++;
    }

    private void Keep(DateTimeOffset at)
    {
        Attempts = 0;
        Renew(at);
    }
}

/// <summary>What a step has done.</summary>
internal sealed class ImportTally
{
    public int Items { get; set; }

    public int Created { get; set; }

    public int Updated { get; set; }

    public int Unchanged { get; set; }

    public int Rejected { get; set; }

    public int Closed { get; set; }
}
