using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CareBridge.Platform.Retention;

/// <summary>A table's rows as far as they are about participants.</summary>
internal abstract class RecordKind<TContext>(string name)
    where TContext : ServiceDbContext
{
    public string Name => name;

    /// <summary>Rows about two people: they go with whoever goes first, and are counted for neither.</summary>
    public required bool IsShared { get; init; }

    public abstract Type Row { get; }

    public abstract Task<int> CountAsync(TContext store, Guid participantId, CancellationToken cancellation);

    public abstract Task<int> DeleteAsync(TContext store, Guid participantId, CancellationToken cancellation);

    /// <summary>Organizations that the rows name.</summary>
    public abstract Task<IReadOnlyList<Guid>> OrganizationsAsync(
        TContext store, Guid participantId, CancellationToken cancellation);
}

internal sealed class RecordKind<TContext, TRow>(string name, Func<TContext, Guid, IQueryable<TRow>> of)
    : RecordKind<TContext>(name)
    where TContext : ServiceDbContext
    where TRow : class
{
    public override Type Row => typeof(TRow);

    public override Task<int> CountAsync(TContext store, Guid participantId, CancellationToken cancellation) =>
        of(store, participantId).IgnoreAutoIncludes().CountAsync(cancellation);

    public override Task<int> DeleteAsync(TContext store, Guid participantId, CancellationToken cancellation) =>
        of(store, participantId).IgnoreAutoIncludes().ExecuteDeleteAsync(cancellation);

    public override async Task<IReadOnlyList<Guid>> OrganizationsAsync(
        TContext store, Guid participantId, CancellationToken cancellation)
    {
        var found = new HashSet<Guid>();
        var columns = store.Model.FindEntityType(typeof(TRow))!.GetProperties().Where(NamesOrganization);
        foreach (var column in columns)
        {
            var rows = of(store, participantId).IgnoreAutoIncludes();
            var ids = column.ClrType == typeof(Guid)
                ? rows.Select(row => (Guid?)EF.Property<Guid>(row, column.Name))
                : rows.Select(row => EF.Property<Guid?>(row, column.Name));
            found.UnionWith((await ids.Distinct().ToListAsync(cancellation)).OfType<Guid>());
        }
        return [.. found];
    }

    private static bool NamesOrganization(IProperty column) =>
        (Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType) == typeof(Guid)
        && (column.Name.EndsWith("OrganizationId", StringComparison.Ordinal)
            || column.Name.EndsWith("TeamId", StringComparison.Ordinal)
            || column.Name is "DiscloserId" or "RecipientId" or "RegisteredBy");
}
