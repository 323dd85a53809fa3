using CareBridge.Crisis.Domain.Learning;

namespace CareBridge.Tests.Crisis.Learning;

/// <summary>
/// What figures leave out cannot be worked out from what they tell. Whoever tries here knows everything that is told,
/// that counts are whole and not negative, and tries every table that fits.
/// </summary>
public sealed class SuppressionTests
{
    private const int Seed = 20261122;

    [Fact]
    public void Counts_of_one_to_four_are_not_told_and_nobody_finds_them_by_trying_every_table_that_fits()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 400; round++)
        {
            var cells = Table(random, random.Next(1, 4), random.Next(2, 4), most: random.Next(3, 8));
            var table = new Told(cells);

            table.HidesFew();
            Assert.True(table.FitsWithOther(), $"Round {round}: {table}");
        }
    }

    [Fact]
    public void In_large_tables_no_sum_tells_what_is_left_out()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 200; round++)
        {
            var cells = Table(random, random.Next(2, 25), random.Next(2, 14), most: random.Next(2, 40));
            var table = new Told(cells);

            table.HidesFew();
            table.HasSafeLines();
        }
    }

    [Fact]
    public void What_is_not_few_is_told_as_it_is()
    {
        var table = new Told([[12, 0, 7], [5, 9, 0]]);

        Assert.Equal([12, 0, 7, 5, 9, 0], table.Cells);
        Assert.Equal([17, 9, 7], table.Totals);
    }

    [Fact]
    public void One_that_is_few_takes_another_with_it()
    {
        var table = new Told([[3, 20, 30], [20, 20, 30]]);

        Assert.Equal(4, table.Cells.Count(cell => cell is null));
        Assert.DoesNotContain(table.Totals, total => total is null);
    }

    [Fact]
    public void Of_fewer_than_five_nothing_is_told_at_all()
    {
        var table = new Told([[1, 0], [0, 2]]);

        Assert.All(table.Cells, cell => Assert.Null(cell));
        Assert.All(table.Totals, total => Assert.Null(total));
    }

    [Fact]
    public void A_group_that_is_few_takes_another_group_with_it()
    {
        Assert.Equal([true, true, false], Suppression.Line([2, 9, 30]));
        Assert.Equal([true, true, false], Suppression.Line([4, 4, 30]));
        Assert.Equal([true, true, true, false], Suppression.Line([1, 1, 9, 30]));
        Assert.Equal([false, false], Suppression.Line([0, 30]));
    }

    private static int[][] Table(Random random, int rows, int columns, int most) =>
    [
        .. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns)
            .Select(_ => random.Next(3) == 0 ? 0 : random.Next(most)).ToArray()),
    ];
}
