using CareBridge.Contracts;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>A participant counts days, for themself alone.</summary>
internal sealed class DayCount
{
    private DayCount()
    {
    }

    public Guid ParticipantId { get; private init; }

    /// <summary>The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>Sealed <see cref="DayRuns"/>.</summary>
    public SealedContent Runs { get; private set; } = null!;

    public static DayCount Begin(Guid participantId, DayRuns runs, ISeal seal)
    {
        var count = new DayCount { ParticipantId = participantId };
        count.Keep(runs, seal);
        return count;
    }

    public DayRuns Open(ISeal seal) => seal.Open<DayRuns>(Runs);

    public void Keep(DayRuns runs, ISeal seal)
    {
        Runs = seal.Seal(runs);
        Version++;
    }
}
