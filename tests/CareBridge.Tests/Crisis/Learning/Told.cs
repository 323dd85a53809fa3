using CareBridge.Crisis.Domain.Learning;

namespace CareBridge.Tests.Crisis.Learning;

/// <summary>A table as figures tell it, and what somebody can make of it.</summary>
internal sealed class Told
{
    private readonly int[][] _real;
    private readonly bool[] _withheld;
    private readonly int?[][] _cells;

    public Told(int[][] cells)
    {
        _real = cells;
        var (sums, sum) = (cells.Select(row => row.Sum()).ToArray(), cells.Sum(row => row.Sum()));
        _withheld = Suppression.IsFew(sum) ? [.. cells.Select(_ => true)] : Suppression.Line(sums);
        var table = new CountTable(cells, _withheld);
        _cells = [.. cells.Select((row, r) => row.Select((_, c) => table.Count(r, c)).ToArray())];
        Totals = [.. cells[0].Select((_, column) => table.Total(column))];
        Sum = sum;
    }

    public IReadOnlyList<int?> Cells => [.. _cells.SelectMany(row => row)];

    public IReadOnlyList<int?> Totals { get; }

    private int Sum { get; }

    private int Rows => _real.Length;

    private int Columns => _real[0].Length;

    public override string ToString() => string.Join(
        " | ",
        _real.Select((row, r) => string.Join(' ', row.Select((n, c) => _cells[r][c] is null ? $"({n})" : $"{n}"))));

    public void HidesFew()
    {
        foreach (var cell in Cells.Concat(Totals)) Assert.False(cell is > 0 and < Suppression.Least, ToString());
    }

    /// <summary>Row by row and column by column: none of what is left out is told by the rest.</summary>
    public void HasSafeLines()
    {
        if (Sum < Suppression.Least) return;
        for (var row = 0; row < Rows; row++)
        {
            if (_withheld[row]) continue;
            Safe([.. Enumerable.Range(0, Columns).Where(c => _cells[row][c] is null).Select(c => _real[row][c])]);
        }
        for (var column = 0; column < Columns; column++)
        {
            var hidden = Enumerable.Range(0, Rows).Where(r => _cells[r][column] is null && _real[r].Sum() > 0).ToList();
            if (Totals[column] is 0) continue;
            if (Totals[column] is null) Assert.NotEmpty(hidden);
            else Safe([.. hidden.Select(r => _real[r][column])]);
        }
    }

    /// <summary>
    /// For each count from 1 to 4, and each sum of as few, there is another table with another number there, in which
    /// everything that is told is the same.
    /// </summary>
    public bool FitsWithOther()
    {
        if (Sum < Suppression.Least) return true;
        // The last of the rows and columns are the sums.
        var wanted = (
            from r in Enumerable.Range(0, Rows + 1)
            from c in Enumerable.Range(0, Columns + 1)
            where (r < Rows || c < Columns) && RealAt(r, c) is > 0 and < Suppression.Least
            select (r, c)).ToHashSet();
        Try(0, new int[Rows, Columns], wanted);
        return wanted.Count == 0;
    }

    private static void Safe(IReadOnlyList<int> hidden) =>
        Assert.True(hidden.Count == 0 || (hidden.Count >= 2 && hidden.Sum() >= Suppression.Least));

    private void Try(int at, int[,] table, HashSet<(int Row, int Column)> wanted)
    {
        if (wanted.Count == 0) return;
        var (row, column) = (at / Columns, at % Columns);
        if (column == 0 && row > 0 && !FitsRow(row - 1, table)) return;
        if (row == Rows)
        {
            if (FitsColumns(table))
                wanted.RemoveWhere(cell => At(table, cell.Row, cell.Column) != RealAt(cell.Row, cell.Column));
            return;
        }
        var most = _withheld[row] ? Sum : _real[row].Sum();
        if (Totals[column] is { } total) most = Math.Min(most, total);
        for (var count = _cells[row][column] ?? 0; count <= (_cells[row][column] ?? most); count++)
        {
            table[row, column] = count;
            if (Range(row, r => table[r, column]) > (Totals[column] ?? Sum)) break;
            Try(at + 1, table, wanted);
        }
    }

    private int RealAt(int row, int column) => Range(Rows, Columns, row, column, (r, c) => _real[r][c]);

    private int At(int[,] table, int row, int column) => Range(Rows, Columns, row, column, (r, c) => table[r, c]);

    private static int Range(int rows, int columns, int row, int column, Func<int, int, int> value) => (
        from r in Enumerable.Range(0, rows)
        from c in Enumerable.Range(0, columns)
        where (row == rows || r == row) && (column == columns || c == column)
        select value(r, c)).Sum();

    private bool FitsRow(int row, int[,] table)
    {
        var sum = Enumerable.Range(0, Columns).Sum(column => table[row, column]);
        return _withheld[row] ? sum <= Sum : sum == _real[row].Sum();
    }

    private bool FitsColumns(int[,] table)
    {
        var all = 0;
        for (var column = 0; column < Columns; column++)
        {
            var sum = Range(Rows - 1, row => table[row, column]);
            if (Totals[column] is { } total && sum != total) return false;
            all += sum;
        }
        return all == Sum;
    }

    private static int Range(int last, Func<int, int> value) => Enumerable.Range(0, last + 1).Sum(value);
}
