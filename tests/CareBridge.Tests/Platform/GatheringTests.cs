using System.Diagnostics;
using CareBridge.Platform.Storage;
using CareBridge.Testing;

namespace CareBridge.Tests.Platform;

public sealed class GatheringTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private readonly FixedClock _clock = new();
    private readonly List<IReadOnlyList<int>> _readings = [];
    private readonly List<TaskCompletionSource> _gates = [];
    private readonly List<CancellationToken> _tokens = [];
    private readonly List<Activity?> _traces = [];
    private readonly Gathering<int, string> _gathering;
    private string _state = "first";

    public GatheringTests() => _gathering = new(ReadAsync, Patience, _clock);

    [Fact]
    public async Task What_is_asked_while_a_reading_is_under_way_is_answered_together_by_the_next()
    {
        var first = Ask(1);
        await ReadingsAsync(1);
        var others = new[] { Ask(2), Ask(3), Ask(3) };
        Finish(0);
        await ReadingsAsync(2);
        Finish(1);

        Assert.Equal("1 first", await first);
        Assert.Equal("2 first, 3 first, 3 first", string.Join(", ", await Task.WhenAll(others)));
        Assert.Equal([[1], [2, 3]], _readings);
    }

    [Fact]
    public async Task The_same_question_is_read_for_again_when_it_comes_after_the_reading_has_begun()
    {
        var early = Ask(1);
        await ReadingsAsync(1);
        _state = "second";
        var late = Ask(1);
        Finish(0);
        await ReadingsAsync(2);
        Finish(1);

        Assert.Equal("1 first", await early);
        Assert.Equal("1 second", await late);
    }

    [Fact]
    public async Task A_reading_that_fails_fails_for_those_who_share_it_and_for_nobody_after()
    {
        var first = Ask(1);
        await ReadingsAsync(1);
        _gates[0].SetException(new InvalidOperationException("The store is gone."));
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);

        var next = Ask(2);
        await ReadingsAsync(2);
        Finish(1);

        Assert.Equal("2 first", await next);
    }

    [Fact]
    public async Task Whoever_asks_no_more_is_not_read_for()
    {
        var first = Ask(1);
        await ReadingsAsync(1);
        using var gone = new CancellationTokenSource();
        var left = _gathering.AskAsync(2, gone.Token);
        var stays = Ask(3);
        await gone.CancelAsync();
        Finish(0);
        await ReadingsAsync(2);
        Finish(1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.Equal("1 first", await first);
        Assert.Equal("3 first", await stays);
        Assert.Equal([3], _readings[1]);
    }

    [Fact]
    public async Task A_reading_that_hangs_does_not_keep_the_next_waiting()
    {
        var first = Ask(1);
        await ReadingsAsync(1);
        _state = "second";
        var late = Ask(1);
        var later = Ask(2);
        await ReadingsAsync(2, TimeSpan.FromSeconds(1));
        Finish(1);

        Assert.Equal("1 second", await late);
        Assert.Equal("2 second", await later);
        Assert.False(first.IsCompleted);
    }

    [Fact]
    public async Task When_many_hang_the_others_wait_until_one_is_given_up()
    {
        var hanging = new List<Task<string?>>();
        for (var i = 1; i <= 4; i++)
        {
            hanging.Add(Ask(i));
            await ReadingsAsync(i, TimeSpan.FromSeconds(1));
        }
        var next = Ask(5);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(4, _readings.Count);

        await ReadingsAsync(5, Patience / 2);
        Finish(4);

        Assert.Equal("5 first", await next);
        await Assert.ThrowsAsync<TimeoutException>(() => hanging[0]);
    }

    [Fact]
    public async Task It_is_told_when_a_reading_is_given_up()
    {
        var first = Ask(1);
        await ReadingsAsync(1);

        await Eventually.IsAsync(() =>
        {
            _clock.Advance(Patience);
            return first.IsCompleted;
        });

        await Assert.ThrowsAsync<TimeoutException>(() => first);
        Assert.True(_tokens[0].IsCancellationRequested);
    }

    [Fact]
    public async Task A_reading_belongs_to_the_trace_of_nobody_who_asks()
    {
        using var asking = new Activity("asking").Start();
        var first = Ask(1);
        await ReadingsAsync(1);
        Finish(0);

        Assert.Equal("1 first", await first);
        Assert.Null(Assert.Single(_traces));
    }

    [Fact]
    public async Task What_is_not_there_has_no_answer()
    {
        var nothing = Ask(-1);
        await ReadingsAsync(1);
        Finish(0);

        Assert.Null(await nothing);
    }

    private Task<string?> Ask(int question) => _gathering.AskAsync(question, CancellationToken.None);

    private void Finish(int reading) => _gates[reading].SetResult();

    /// <param name="passing">Of the clock, whenever there are not as many yet.</param>
    private Task ReadingsAsync(int count, TimeSpan passing = default) => Eventually.IsAsync(() =>
    {
        lock (_readings)
        {
            if (_readings.Count >= count) return true;
        }
        _clock.Advance(passing);
        return false;
    });

    private async Task<IReadOnlyDictionary<int, string>> ReadAsync(
        IReadOnlyList<int> questions, CancellationToken cancellation)
    {
        var state = _state;
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_readings)
        {
            _tokens.Add(cancellation);
            _traces.Add(Activity.Current);
            _gates.Add(gate);
            _readings.Add(questions);
        }
        await gate.Task;
        return questions.Where(question => question > 0).ToDictionary(one => one, one => $"{one} {state}");
    }
}
