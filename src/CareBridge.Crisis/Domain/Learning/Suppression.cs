namespace CareBridge.Crisis.Domain.Learning;

/// <summary>
/// Which counts of a table are not told. None from 1 to 4 is; and as many others are left out as it takes for nobody to
/// work one out from the rest and the sums: in every row and column with a sum that is told either nothing is left out,
/// or at least two are that together come to five; and no equation of all the sums has one unknown only.
/// </summary>
internal sealed class Suppression
{
    /// <summary>What is less, but not nothing, is not told.</summary>
    public const int Least = 5;

    private readonly IReadOnlyList<IReadOnlyList<int>> _cells;
    private readonly bool[,] _hidden;

    private Suppression(IReadOnlyList<IReadOnlyList<int>> cells, IReadOnlyList<bool> withheld)
    {
        _cells = cells;
        (Rows, Columns) = (cells.Count, cells.Count == 0 ? 0 : cells[0].Count);
        _hidden = new bool[Rows, Columns];
        HiddenRows = Line([.. cells.Select(row => row.Sum())], withheld);
        HiddenTotals = Line([.. Enumerable.Range(0, Columns).Select(column => cells.Sum(row => row[column]))]);
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Of which not even the sum is told.</summary>
    public IReadOnlyList<bool> HiddenRows { get; }

    /// <summary>Of columns. They are the same however the rows are made, for whoever asks for others has them too.
    /// </summary>
    public IReadOnlyList<bool> HiddenTotals { get; }

    public bool IsHidden(int row, int column) => _hidden[row, column];

    public static bool IsFew(int count) => count is > 0 and < Least;

    /// <summary>Which of a few counts are left out whose sum everybody knows.</summary>
    /// <param name="withheld">Those that are in any case; null is none.</param>
    public static bool[] Line(IReadOnlyList<int> counts, IReadOnlyList<bool>? withheld = null)
    {
        var hidden = counts.Select((count, index) => withheld?[index] == true || IsFew(count)).ToArray();
        while (hidden.Contains(true) && !IsSafe(hidden, counts) && Smallest(hidden, counts) is { } next)
            hidden[next] = true;
        return hidden;
    }

    /// <param name="cells">Row by row, without sums, and without rows and columns of nothing but 0.</param>
    /// <param name="withheld">Rows that are left out in any case.</param>
    public static Suppression Of(IReadOnlyList<IReadOnlyList<int>> cells, IReadOnlyList<bool> withheld)
    {
        var table = new Suppression(cells, withheld);
        table.HideFew();
        do table.SecureLines();
        while (table.SecureOne());
        return table;
    }

    private static bool IsSafe(bool[] hidden, IReadOnlyList<int> counts) =>
        hidden.Count(one => one) >= 2 && counts.Where((_, index) => hidden[index]).Sum() >= Least;

    /// <summary>Of what is told; what is nothing last, for to leave it out hides little.</summary>
    private static int? Smallest(bool[] hidden, IReadOnlyList<int> counts) => Enumerable.Range(0, hidden.Length)
        .Where(index => !hidden[index])
        .OrderBy(index => counts[index] == 0).ThenBy(index => counts[index]).ThenBy(index => index)
        .Select(index => (int?)index).FirstOrDefault();

    private void HideFew()
    {
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
                _hidden[row, column] = HiddenRows[row] || IsFew(_cells[row][column]);
        }
    }

    private void SecureLines()
    {
        for (var isDone = false; !isDone;)
        {
            isDone = true;
            for (var row = 0; row < Rows; row++) isDone &= HiddenRows[row] || !Secure(Row(row));
            for (var column = 0; column < Columns; column++)
                isDone &= !Secure(Column(column), hasHiddenSum: HiddenTotals[column]);
        }
    }

    /// <returns>Whether something more is left out.</returns>
    private bool Secure(List<(int Row, int Column)> line, bool hasHiddenSum = false)
    {
        var (hidden, counts) = (line.Select(IsHidden).ToArray(), line.Select(Count).ToList());
        var isSafe = hasHiddenSum
            ? hidden.Contains(true)
            : !hidden.Contains(true) || IsSafe(hidden, counts);
        return !isSafe && HideSmallest(line);
    }

    /// <summary>Leaves out one more count beside one that the sums together would tell.</summary>
    /// <returns>Whether there was one.</returns>
    private bool SecureOne()
    {
        foreach (var (row, column) in KnownUnknowns.Find(this))
        {
            List<(int, int)> beside = row is { } one ? [.. Row(one), .. Column(column)] : Column(column);
            if (HideSmallest(beside) || HideSmallest([.. Enumerable.Range(0, Rows).SelectMany(Row)])) return true;
        }
        return false;
    }

    private bool HideSmallest(List<(int Row, int Column)> some)
    {
        if (Smallest([.. some.Select(IsHidden)], [.. some.Select(Count)]) is not { } next) return false;
        _hidden[some[next].Row, some[next].Column] = true;
        return true;
    }

    private List<(int Row, int Column)> Row(int row) =>
        [.. Enumerable.Range(0, Columns).Select(column => (row, column))];

    private List<(int Row, int Column)> Column(int column) =>
        [.. Enumerable.Range(0, Rows).Select(row => (row, column))];

    private bool IsHidden((int Row, int Column) cell) => _hidden[cell.Row, cell.Column];

    private int Count((int Row, int Column) cell) => _cells[cell.Row][cell.Column];
}
