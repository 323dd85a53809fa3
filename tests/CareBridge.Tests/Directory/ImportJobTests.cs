using CareBridge.Directory.Domain.Imports;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Directory;

/// <summary>An import's life: every move from every status.</summary>
public sealed class ImportJobTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Id = Guid.CreateVersion7();

    private static readonly Dictionary<string, Action<ImportJob>> Moves = new()
    {
        ["start"] = job => job.Start(parts: 1, bytes: 10, Noon),
        ["claim"] = job => job.BeClaimed(Noon.AddMinutes(1), Noon),
        ["complete"] = job => job.Complete(Noon),
        ["fail"] = job => job.Fail("unreadable", Noon),
        ["cancel"] = job => job.Cancel(Noon),
    };

    /// <summary>How each status is come to.</summary>
    private static readonly Dictionary<ImportStatus, string[]> Ways = new()
    {
        [ImportStatus.Open] = [],
        [ImportStatus.Waiting] = ["start"],
        [ImportStatus.Running] = ["start", "claim"],
        [ImportStatus.Complete] = ["start", "claim", "complete"],
        [ImportStatus.Failed] = ["start", "claim", "fail"],
        [ImportStatus.Cancelled] = ["cancel"],
    };

    private static readonly Dictionary<(ImportStatus From, string Move), ImportStatus> Legal = new()
    {
        [(ImportStatus.Open, "start")] = ImportStatus.Waiting,
        [(ImportStatus.Open, "cancel")] = ImportStatus.Cancelled,
        [(ImportStatus.Waiting, "claim")] = ImportStatus.Running,
        [(ImportStatus.Waiting, "cancel")] = ImportStatus.Cancelled,
        // Whoever had it has died: another takes the next step.
        [(ImportStatus.Running, "claim")] = ImportStatus.Running,
        [(ImportStatus.Running, "complete")] = ImportStatus.Complete,
        [(ImportStatus.Running, "fail")] = ImportStatus.Failed,
        [(ImportStatus.Running, "cancel")] = ImportStatus.Cancelled,
    };

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var from in Enum.GetValues<ImportStatus>())
                foreach (var move in Moves.Keys) all.Add($"{from}", move);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_moves_as_it_may_and_what_is_refused_changes_nothing(string name, string move)
    {
        var from = Enum.Parse<ImportStatus>(name);
        var job = At(from);
        var before = (job.Status, job.Version, job.EndedAt, job.FailureCode, job.Attempts, job.ClaimedUntil);

        if (Legal.TryGetValue((from, move), out var to))
        {
            Moves[move](job);
            Assert.Equal((to, before.Version + 1), (job.Status, job.Version));
            Assert.Equal(to is ImportStatus.Complete or ImportStatus.Failed or ImportStatus.Cancelled, job.IsEnded);
            return;
        }
        Assert.Equal("illegal-transition", Assert.Throws<RefusedException>(() => Moves[move](job)).Code);
        Assert.Equal(
            before, (job.Status, job.Version, job.EndedAt, job.FailureCode, job.Attempts, job.ClaimedUntil));
    }

    private static ImportJob At(ImportStatus status)
    {
        var terms = new ImportTerms { Feed = "meetings", Format = FeedFormat.MeetingGuide };
        var job = ImportJob.Open(Id, Id, terms, Id, Noon);
        foreach (var move in Ways[status]) Moves[move](job);
        return job;
    }
}
