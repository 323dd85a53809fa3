namespace CareBridge.Crisis.Domain.Learning;

/// <summary>Counts of groups (rows) by kinds (columns), with the sum of all groups: what of them is told.</summary>
internal sealed class CountTable
{
    private readonly IReadOnlyList<IReadOnlyList<int>> _cells;
    private readonly List<int> _rows;
    private readonly List<int> _columns;
    private readonly Suppression? _suppression;
    private readonly IReadOnlyList<bool> _withheld;
    private readonly bool _isFew;

    /// <param name="withheld">Groups of which nothing is told.</param>
    public CountTable(IReadOnlyList<IReadOnlyList<int>> cells, IReadOnlyList<bool> withheld)
    {
        _cells = cells;
        // Of nothing there is nothing to hide, and nothing hides behind it.
        _rows = [.. cells.Index().Where(row => row.Item.Sum() > 0).Select(row => row.Index)];
        _columns = cells.Count == 0
            ? []
            : [.. Enumerable.Range(0, cells[0].Count).Where(column => cells.Sum(row => row[column]) > 0)];
        _withheld = withheld;
        _isFew = Suppression.IsFew(cells.Sum(row => row.Sum()));
        if (_isFew) return;
        _suppression = Suppression.Of(
            [.. _rows.Select(row => (IReadOnlyList<int>)[.. _columns.Select(column => cells[row][column])])],
            [.. _rows.Select(row => withheld[row])]);
    }

    /// <summary>Null when it is not told.</summary>
    public int? Count(int row, int column)
    {
        if (_isFew || _withheld[row]) return null;
        var (atRow, atColumn) = (_rows.IndexOf(row), _columns.IndexOf(column));
        if (atRow < 0 || atColumn < 0) return 0;
        return _suppression!.IsHidden(atRow, atColumn) ? null : _cells[row][column];
    }

    /// <summary>Of all groups; null when it is not told.</summary>
    public int? Total(int column)
    {
        if (_isFew) return null;
        var at = _columns.IndexOf(column);
        if (at < 0) return 0;
        return !_suppression!.HiddenTotals[at] ? _cells.Sum(row => row[column]) : null;
    }
}
