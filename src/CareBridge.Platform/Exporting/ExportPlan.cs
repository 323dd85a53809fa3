using CareBridge.Platform.Messaging;
using CareBridge.Platform.Operation;
using CareBridge.Platform.Retention;
using CareBridge.Platform.Storage;

namespace CareBridge.Platform.Exporting;

/// <summary>
/// What of a service's records is an organization's own, and so handed to it: those that it wrote, or that are about
/// its own program; and what is left out, with the reason, which whoever gets the files can read. Every table is one
/// or the other. Each plan is written down in the service's <c>Storage</c>.
/// </summary>
public sealed class ExportPlan<TContext>
    where TContext : ServiceDbContext
{
    private const string Machinery = "How messages get from one service to another; what they say is in the records.";

    private readonly List<ExportKind<TContext>> _kinds = [];
    private readonly List<LeftOutTable> _leftOut =
    [
        new(typeof(OutboxMessage), Machinery),
        new(typeof(SentMessage), Machinery),
        new(typeof(InboxEntry), Machinery),
        new(typeof(FailedMessage), Machinery),
        new(typeof(Rebuild), "What those who run the network did to a copy of what is here."),
        new(typeof(Disposition), "What the network deleted by its rules, of whichever organization."),
        new(typeof(OrganizationExport), "That such files were made."),
    ];

    internal IReadOnlyList<ExportKind<TContext>> Kinds => _kinds;

    internal IReadOnlyList<LeftOutTable> LeftOut => _leftOut;

    /// <summary>
    /// Rows that go into a file of their own, one a line, with all that the store's model knows of them.
    /// </summary>
    /// <param name="kind">The file's name, without its ending.</param>
    /// <param name="of">Those of an organization.</param>
    /// <param name="columns">Those that are not written as they are.</param>
    public ExportPlan<TContext> Writes<TRow>(
        string kind, Func<TContext, Guid, IQueryable<TRow>> of, params IReadOnlyList<ExportColumn<TRow>> columns)
        where TRow : class
    {
        _kinds.Add(new RowKind<TContext, TRow>(kind, of, columns));
        return this;
    }

    /// <summary>Rows of which each has its line already.</summary>
    /// <param name="line">Of a row, as the organization sees it: UTF-8 JSON without line breaks.</param>
    public ExportPlan<TContext> WritesLines<TRow>(
        string kind, Func<TContext, Guid, IQueryable<TRow>> of, Func<Guid, TRow, byte[]> line)
        where TRow : class
    {
        _kinds.Add(new LineKind<TContext, TRow>(kind, of, line));
        return this;
    }

    /// <param name="why">In words for whoever gets the files.</param>
    public ExportPlan<TContext> LeavesOut<TRow>(string why)
        where TRow : class
    {
        _leftOut.Add(new LeftOutTable(typeof(TRow), why));
        return this;
    }
}

internal sealed record LeftOutTable(Type Row, string Why);
