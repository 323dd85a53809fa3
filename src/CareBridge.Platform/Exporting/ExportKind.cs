using System.Runtime.CompilerServices;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CareBridge.Platform.Exporting;

/// <summary>A file of an export, and the rows that go into it.</summary>
internal abstract class ExportKind<TContext>(string name)
    where TContext : ServiceDbContext
{
    public string Name => name;

    public abstract Type Row { get; }

    /// <summary>Columns that are left out, of some rows or of all, and why.</summary>
    public abstract IReadOnlyDictionary<string, string> Without { get; }

    /// <summary>Lines of UTF-8 JSON, each good until the next is asked for, in the order of the rows' keys.</summary>
    public abstract IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        TContext store, Guid organizationId, ISeal seal, CancellationToken cancellation);

    /// <summary>Rows as they come from the store, one after the other: none is kept.</summary>
    protected static IAsyncEnumerable<TRow> Stream<TRow>(IQueryable<TRow> rows, IEntityType entity)
        where TRow : class
    {
        // What belongs to a row goes with it; what it only leads to may be somebody else's.
        rows = rows.AsNoTracking().IgnoreAutoIncludes();
        IOrderedQueryable<TRow>? ordered = null;
        foreach (var column in entity.FindPrimaryKey()!.Properties.Select(property => property.Name))
        {
            ordered = ordered is null
                ? rows.OrderBy(row => EF.Property<object>(row, column))
                : ordered.ThenBy(row => EF.Property<object>(row, column));
        }
        return ordered!.AsAsyncEnumerable();
    }
}

internal sealed class RowKind<TContext, TRow>(
    string name, Func<TContext, Guid, IQueryable<TRow>> of, IReadOnlyList<ExportColumn<TRow>> columns)
    : ExportKind<TContext>(name)
    where TContext : ServiceDbContext
    where TRow : class
{
    public override Type Row => typeof(TRow);

    public override IReadOnlyDictionary<string, string> Without { get; } =
        columns.Where(column => column.Why is not null).ToDictionary(column => column.Name, column => column.Why!);

    public override async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        TContext store, Guid organizationId, ISeal seal, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var entity = store.Model.FindEntityType(typeof(TRow))!;
        using var writer = new RowWriter<TRow>(entity, columns, organizationId, seal);
        await foreach (var row in Stream(of(store, organizationId), entity).WithCancellation(cancellation))
            yield return writer.Write(row);
    }
}

internal sealed class LineKind<TContext, TRow>(
    string name, Func<TContext, Guid, IQueryable<TRow>> of, Func<Guid, TRow, byte[]> line)
    : ExportKind<TContext>(name)
    where TContext : ServiceDbContext
    where TRow : class
{
    public override Type Row => typeof(TRow);

    public override IReadOnlyDictionary<string, string> Without { get; } = new Dictionary<string, string>();

    public override async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        TContext store, Guid organizationId, ISeal seal, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var entity = store.Model.FindEntityType(typeof(TRow))!;
        await foreach (var row in Stream(of(store, organizationId), entity).WithCancellation(cancellation))
            yield return line(organizationId, row);
    }
}
