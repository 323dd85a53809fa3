using CareBridge.Platform.Hosting;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CareBridge.Tests.Platform;

public sealed class RepeatedWorkTests
{
    [Fact]
    public async Task One_that_cannot_be_seen_to_keeps_no_other_waiting()
    {
        List<int> seen = [];

        var done = await new Work().RunAsync([1, 2, 3, 4], number =>
        {
            if (number == 2) throw new InvalidOperationException("It is broken.");
            if (number == 3) throw new DbUpdateConcurrencyException("Somebody was first.");
            seen.Add(number);
            return Task.CompletedTask;
        });

        Assert.Equal([1, 4], seen);
        Assert.Equal(3, done);
    }

    [Fact]
    public async Task A_round_that_is_called_off_sees_to_no_more()
    {
        using var stop = new CancellationTokenSource();
        List<int> seen = [];

        await Assert.ThrowsAsync<OperationCanceledException>(() => new Work().RunAsync(
            [1, 2],
            async number =>
            {
                seen.Add(number);
                await stop.CancelAsync();
                stop.Token.ThrowIfCancellationRequested();
            },
            stop.Token));

        Assert.Equal([1], seen);
    }

    [Fact]
    public async Task As_long_as_a_whole_batch_is_due_the_next_is_looked_for()
    {
        Queue<int[]> batches = new([[1, 2], [3, 4], [5], [6, 7]]);
        List<int> seen = [];

        await new Work().RunDueAsync(() => batches.Dequeue(), batchSize: 2, seen.Add);

        Assert.Equal([1, 2, 3, 4, 5], seen);
    }

    [Fact]
    public async Task A_batch_of_which_one_cannot_be_seen_to_is_not_looked_for_again_at_once()
    {
        var looks = 0;

        await new Work().RunDueAsync(
            () => [++looks, -1],
            batchSize: 2,
            number =>
            {
                if (number == -1) throw new InvalidOperationException("It is broken.");
            });

        Assert.Equal(1, looks);
    }

    private sealed class Work()
        : RepeatedWork(TimeSpan.FromMinutes(1), new FixedClock(DateTimeOffset.UnixEpoch), NullLogger.Instance)
    {
        public Task<int> RunAsync(int[] due, Func<int, Task> work, CancellationToken cancellation = default) =>
            EachAsync(due, work, cancellation);

        public Task RunDueAsync(Func<int[]> due, int batchSize, Action<int> work) => EachDueAsync(
            _ => Task.FromResult<IReadOnlyList<int>>(due()),
            number =>
            {
                work(number);
                return Task.CompletedTask;
            },
            batchSize,
            CancellationToken.None);

        protected override Task WorkAsync(CancellationToken cancellation) => Task.CompletedTask;
    }
}
