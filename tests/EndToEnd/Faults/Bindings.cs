namespace CareBridge.EndToEnd.Faults;

/// <summary>Which messages lead to which queues: an exchange of its own for each contract and for each queue.</summary>
internal sealed class Bindings
{
    private const string Errors = "_error";

    private Bindings(ILookup<string, string> queuesByContract) => QueuesByContract = queuesByContract;

    /// <summary>A queue is named as the reaction it belongs to, which is its key in the inbox.</summary>
    public ILookup<string, string> QueuesByContract { get; }

    public IEnumerable<string> Contracts => QueuesByContract.Select(contract => contract.Key);

    /// <param name="table">Source, destination and the destination's kind, one binding a line, separated by
    /// tabs.</param>
    public static Bindings Read(string table)
    {
        var rows = table.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .Where(row => row is [{ Length: > 0 }, _, _])
            .ToList();
        var queues = rows.Where(row => row[2] == "queue").Select(row => row[1])
            .Where(queue => !queue.EndsWith(Errors, StringComparison.Ordinal)).ToHashSet();
        var led =
            from row in rows
            where row[0].Contains(':', StringComparison.Ordinal) && queues.Contains(row[1])
            select (Contract: row[0], Queue: row[1]);
        return new Bindings(led.Distinct().ToLookup(one => one.Contract, one => one.Queue));
    }
}
