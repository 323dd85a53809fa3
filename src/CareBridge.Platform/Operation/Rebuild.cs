using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Platform.Operation;

/// <summary>
/// That a projection is made anew, and how far that is. Each step is saved with what it has made, so that whoever goes
/// on after a crash begins where the last step ended.
/// </summary>
public sealed class Rebuild : Aggregate, ISorted
{
    /// <summary>For so long one instance has the next step to itself.</summary>
    internal static readonly TimeSpan Claim = TimeSpan.FromSeconds(30);

    private const int MostFailures = 5;

    private Rebuild()
    {
    }

    public string Projection { get; private init; } = null!;

    public RebuildStatus Status { get; private set; }

    public Guid AskedBy { get; private init; }

    public DateTimeOffset AskedAt { get; private init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What there was when it began.</summary>
    public int Total { get; private init; }

    public int Done { get; private set; }

    /// <summary>Where the next step begins, in the projection's own count.</summary>
    public long After { get; private set; }

    public DateTimeOffset ClaimedUntil { get; private set; }

    /// <summary>How often the next step has failed.</summary>
    public int Failures { get; private set; }

    public string SortKey { get; private init; } = null!;

    internal static Rebuild Begin(Guid id, string projection, int total, Guid by, DateTimeOffset at)
    {
        var rebuild = new Rebuild
        {
            Id = id,
            Projection = projection,
            AskedBy = by,
            AskedAt = at,
            Total = total,
            ClaimedUntil = at,
            SortKey = Domain.SortKey.Of(at, id),
        };
        rebuild.Changed(at);
        return rebuild;
    }

    internal void Advance(ProjectionStep step, DateTimeOffset at)
    {
        (After, Done, ClaimedUntil, Failures) = (step.Last, Done + step.Done, at, 0);
        if (step.Done == 0) (Status, EndedAt) = (RebuildStatus.Done, at);
        Changed(at);
    }

    /// <summary>The step did not work: it is tried again when the claim has run out, and given up in the end.</summary>
    internal void Fail(DateTimeOffset at, bool isFinal)
    {
        Failures++;
        if (isFinal || Failures >= MostFailures) (Status, EndedAt) = (RebuildStatus.Failed, at);
        Changed(at);
    }

    public override object? ToMessage(ISeal seal) => null;
}

public enum RebuildStatus
{
    Running,
    Done,

    /// <summary>Given up: the log says why. Another may be begun.</summary>
    Failed,
}

/// <summary>Something that a service can make anew from what it keeps.</summary>
public interface IProjection<in TContext>
    where TContext : ServiceDbContext
{
    /// <summary>A kebab-case word.</summary>
    string Name { get; }

    Task<int> CountAsync(TContext store, CancellationToken cancellation);

    /// <summary>
    /// Brings a part of it up to date, in the transaction that its caller saves and commits. Others change it
    /// meanwhile: what they saved first fails the save, and the step is made again.
    /// </summary>
    /// <param name="after">Where the step before ended; 0 at first.</param>
    Task<ProjectionStep> StepAsync(TContext store, long after, CancellationToken cancellation);
}

/// <param name="Done">0 at the end.</param>
/// <param name="Last">Where the next step begins.</param>
public sealed record ProjectionStep(int Done, long Last);

internal sealed class RebuildMapping : IEntityTypeConfiguration<Rebuild>
{
    public void Configure(EntityTypeBuilder<Rebuild> rebuild)
    {
        rebuild.ToTable("rebuilds");
        rebuild.Property(one => one.Projection).HasMaxLength(ServiceDbContext.CodeLength);
        rebuild.Property(one => one.SortKey).HasMaxLength(SortKey.Length);
        rebuild.HasIndex(one => new { one.Projection, one.SortKey });
        rebuild.HasIndex(one => new { one.Status, one.ClaimedUntil });
    }
}
