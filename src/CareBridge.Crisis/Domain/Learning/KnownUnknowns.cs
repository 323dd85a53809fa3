namespace CareBridge.Crisis.Domain.Learning;

/// <summary>
/// Counts that are left out of a table and that its sums tell all the same: what somebody finds who solves the
/// equations between them.
/// </summary>
internal static class KnownUnknowns
{
    private const double Zero = 1e-9;

    /// <returns>Their rows and columns; of the sum of a column no row.</returns>
    public static IReadOnlyList<(int? Row, int Column)> Find(Suppression table)
    {
        var cells = (
            from row in Enumerable.Range(0, table.Rows)
            from column in Enumerable.Range(0, table.Columns)
            where table.IsHidden(row, column)
            select (row, column)).ToList();
        var equations = Equations(table, cells);
        Reduce(equations);
        return
        [
            .. from equation in equations
               let unknowns = equation.Index().Where(term => Math.Abs(term.Item) > Zero).ToList()
               where unknowns.Count == 1
               let place = unknowns[0].Index
               let total = place - cells.Count - table.Rows
               // The sums of rows that are left out are sums of nothing but what is left out.
               where place < cells.Count || total >= 0
               select place < cells.Count ? ((int?)cells[place].row, cells[place].column) : (null, total),
        ];
    }

    /// <summary>Of each row, of each column, of the sums of the rows and of those of the columns: what stands before
    /// the unknowns, which are the cells, then the sums of rows, then the sums of columns.</summary>
    private static List<double[]> Equations(Suppression table, List<(int Row, int Column)> cells)
    {
        var size = cells.Count + table.Rows + table.Columns;
        var rows = Enumerable.Range(0, table.Rows).Select(row => Line(
            size, cell => cells[cell].Row == row, cells.Count, table.HiddenRows[row] ? cells.Count + row : null));
        var columns = Enumerable.Range(0, table.Columns).Select(column => Line(
            size,
            cell => cells[cell].Column == column,
            cells.Count,
            table.HiddenTotals[column] ? cells.Count + table.Rows + column : null));
        var sums = Line(size, _ => false, 0, null);
        var totals = Line(size, _ => false, 0, null);
        foreach (var (row, isHidden) in table.HiddenRows.Index()) sums[cells.Count + row] = isHidden ? 1 : 0;
        foreach (var (column, isHidden) in table.HiddenTotals.Index())
            totals[cells.Count + table.Rows + column] = isHidden ? 1 : 0;
        return [.. rows, .. columns, sums, totals];
    }

    private static double[] Line(int size, Func<int, bool> isIn, int cells, int? sum)
    {
        var line = new double[size];
        for (var cell = 0; cell < cells; cell++) line[cell] = isIn(cell) ? 1 : 0;
        if (sum is { } place) line[place] = -1;
        return line;
    }

    /// <summary>By Gauss and Jordan: each unknown that leads an equation is in no other.</summary>
    private static void Reduce(List<double[]> equations)
    {
        var done = 0;
        for (var unknown = 0; done < equations.Count && unknown < equations[0].Length; unknown++)
        {
            var lead = equations.FindIndex(done, equation => Math.Abs(equation[unknown]) > Zero);
            if (lead < 0) continue;
            (equations[done], equations[lead]) = (equations[lead], equations[done]);
            var factor = equations[done][unknown];
            for (var i = 0; i < equations[done].Length; i++) equations[done][i] /= factor;
            for (var other = 0; other < equations.Count; other++)
            {
                if (other != done) Subtract(equations[other], equations[done], equations[other][unknown]);
            }
            done++;
        }
    }

    private static void Subtract(double[] from, double[] equation, double times)
    {
        if (Math.Abs(times) <= Zero) return;
        for (var i = 0; i < from.Length; i++) from[i] -= times * equation[i];
    }
}
