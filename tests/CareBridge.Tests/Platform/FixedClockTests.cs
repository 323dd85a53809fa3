using CareBridge.Testing;

namespace CareBridge.Tests.Platform;

public sealed class FixedClockTests
{
    private readonly FixedClock _clock = new();

    [Fact]
    public void It_stands_still_until_it_is_moved()
    {
        var before = _clock.GetUtcNow();
        Assert.Equal(before, _clock.GetUtcNow());

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(before.AddHours(1), _clock.GetUtcNow());
    }

    [Fact]
    public async Task A_delay_ends_when_the_clock_has_passed_it_and_not_before()
    {
        var delay = Task.Delay(TimeSpan.FromMinutes(15), _clock);

        _clock.Advance(TimeSpan.FromMinutes(14));
        Assert.False(delay.IsCompleted);
        _clock.Advance(TimeSpan.FromMinutes(1));

        await delay.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Timers_fire_in_their_order_each_at_its_own_time()
    {
        var start = _clock.GetUtcNow();
        var fired = new List<(string Name, double Minute)>();
        TimerCallback note = name => fired.Add(((string)name!, (_clock.GetUtcNow() - start).TotalMinutes));
        using var slow = _clock.CreateTimer(note, "slow", TimeSpan.FromMinutes(3), Timeout.InfiniteTimeSpan);
        using var steady = _clock.CreateTimer(note, "steady", TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2));

        _clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal([("steady", 2), ("slow", 3), ("steady", 4)], fired);
    }

    [Fact]
    public void A_long_way_does_not_take_long_and_the_last_time_is_at_its_end()
    {
        var (fired, last) = (0, default(DateTimeOffset));
        var second = TimeSpan.FromSeconds(1);
        using var steady = _clock.CreateTimer(
            _ => (fired, last) = (fired + 1, _clock.GetUtcNow()), null, second, second);

        _clock.Advance(TimeSpan.FromDays(365));

        Assert.InRange(fired, 100, 101);
        Assert.Equal(_clock.GetUtcNow(), last);
        _clock.Advance(second);
        Assert.Equal(_clock.GetUtcNow(), last);
    }

    [Fact]
    public void One_timer_after_the_other_does_not_take_long_either()
    {
        var timers = new List<ITimer>();
        void Again(object? state) =>
            timers.Add(_clock.CreateTimer(Again, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan));
        Again(null);

        _clock.Advance(TimeSpan.FromDays(365));

        Assert.InRange(timers.Count, 100, 103);
    }

    [Fact]
    public void A_disposed_timer_is_silent()
    {
        var fired = false;
        _clock.CreateTimer(_ => fired = true, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan).Dispose();

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.False(fired);
    }
}
