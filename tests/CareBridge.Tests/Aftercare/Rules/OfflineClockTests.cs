using CareBridge.Aftercare.Domain.Offline;

namespace CareBridge.Tests.Aftercare.Rules;

public sealed class OfflineClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_right_clock_is_believed()
    {
        var placed = OfflineClock.Place([new(1, Noon.AddHours(-3)), new(2, Noon.AddHours(-1))], Noon, Noon, []);

        Assert.Equal([Noon.AddHours(-3), Noon.AddHours(-1)], placed.Select(moment => moment.At));
    }

    [Theory]
    [InlineData(-400)]
    [InlineData(3)]
    [InlineData(90_000)]
    public void What_a_clock_is_wrong_by_when_it_sends_is_taken_off(int hours)
    {
        var wrong = TimeSpan.FromHours(hours);

        var placed = OfflineClock.Place([new(1, Noon.AddHours(-3) + wrong)], Noon + wrong, Noon, []);

        Assert.Equal(Noon.AddHours(-3), Assert.Single(placed).At);
    }

    [Fact]
    public void A_clock_set_back_in_between_changes_nothing_about_the_order()
    {
        // Made at 9, when the clock was right; at 10, when it had been set back by three hours; sent at 11.
        var placed = OfflineClock.Place(
            [new(1, Noon.AddHours(-3)), new(2, Noon.AddHours(-5))], Noon.AddHours(-4), Noon.AddHours(-1), []);

        Assert.Equal([1, 2], placed.Select(moment => moment.Sequence));
        Assert.Equal(Noon.AddHours(-2), placed[1].At);
        Assert.Equal(Noon.AddHours(-2) - OfflineClock.Apart, placed[0].At);
    }

    [Fact]
    public void A_clock_set_forward_in_between_changes_nothing_about_the_order()
    {
        var placed = OfflineClock.Place(
            [new(1, Noon.AddHours(-3)), new(2, Noon.AddHours(2))], Noon.AddHours(3), Noon, []);

        Assert.Equal([Noon.AddHours(-6), Noon.AddHours(-1)], placed.Select(moment => moment.At));
    }

    [Fact]
    public void Nothing_lies_ahead_and_the_count_decides_whatever_the_parts_come_in()
    {
        var placed = OfflineClock.Place(
            [new(3, Noon.AddDays(9)), new(1, Noon.AddDays(7)), new(2, Noon.AddDays(8))], Noon, Noon, []);

        Assert.Equal([1L, 2, 3], placed.Select(moment => moment.Sequence));
        Assert.Equal(Noon, placed[^1].At);
        Assert.Equal(placed.Select(moment => moment.At).Order(), placed.Select(moment => moment.At));
        Assert.Equal(3, placed.Select(moment => moment.At).Distinct().Count());
    }

    [Fact]
    public void A_part_that_was_overtaken_goes_before_what_came_before_it()
    {
        PlacedMoment[] known = [new(5, Noon.AddHours(-2)), new(6, Noon.AddHours(-1))];

        var placed = OfflineClock.Place([new(4, Noon.AddHours(-1)), new(7, Noon.AddHours(-3))], Noon, Noon, known);

        Assert.Equal(Noon.AddHours(-2) - OfflineClock.Apart, placed[0].At);
        Assert.Equal(Noon.AddHours(-1) + OfflineClock.Apart, placed[1].At);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(500)]
    public void There_is_room_between_two_that_are_next_to_each_other(int count)
    {
        PlacedMoment[] known = [new(0, Noon), new(1000, Noon + OfflineClock.Apart)];
        var moments = Enumerable.Range(1, count).Select(number => new OfflineMoment(number, Noon.AddHours(-number)));

        var placed = OfflineClock.Place(moments, Noon, Noon, known);

        var times = placed.Select(moment => moment.At).Prepend(known[0].At).Append(known[1].At).ToList();
        Assert.Equal(times.Order(), times);
        Assert.Equal(count + 2, times.Distinct().Count());
    }

    [Fact]
    public void Whatever_order_the_parts_come_in_the_count_is_the_order_of_time()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var parts = Enumerable.Range(1, 12)
                .Select(number => new OfflineMoment(number, Noon.AddMinutes(random.Next(-10_000, 10_000))))
                .OrderBy(_ => random.Next()).Chunk(4);
            var known = new List<PlacedMoment>();
            foreach (var part in parts)
            {
                var sent = Noon.AddMinutes(random.Next(-10_000, 10_000));
                known.AddRange(OfflineClock.Place(part, sent, Noon, known));
            }
            var times = known.OrderBy(moment => moment.Sequence).Select(moment => moment.At).ToList();
            Assert.Equal(times.Order(), times);
            Assert.Equal(12, times.Distinct().Count());
        }
    }
}
