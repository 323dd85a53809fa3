using System.Collections.Concurrent;
using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CareBridge.Platform.Storage;

/// <summary>
/// Puts rows into a table in one stream, as each engine loads in bulk: a row costs a fraction of what saving it as a
/// tracked entity does. For rows that are written once and never changed.
/// </summary>
public static class RowAppending
{
    private static readonly ConcurrentDictionary<IEntityType, Table> Tables = [];

    /// <summary>Appends in the transaction that is under way, so that all or none are kept.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    /// <exception cref="System.Data.Common.DbException">
    /// As the engine says it: <see cref="StoreFaults"/> knows what it means.
    /// </exception>
    public static async Task AppendRowsAsync<TEntity>(
        this ServiceDbContext store, IReadOnlyList<TEntity> rows, CancellationToken cancellation)
        where TEntity : class
    {
        var transaction = store.Database.CurrentTransaction?.GetDbTransaction()
            ?? throw new InvalidOperationException("Rows are appended in a transaction.");
        var table = Tables.GetOrAdd(store.Model.FindEntityType(typeof(TEntity))!, type => new Table(type));
        switch (store.Database.GetDbConnection())
        {
            case NpgsqlConnection postgres:
                await CopyAsync(postgres, table, rows, cancellation);
                break;
            case SqlConnection sqlServer:
                await CopyAsync(sqlServer, (SqlTransaction)transaction, table, rows, cancellation);
                break;
            case { } other:
                throw new InvalidOperationException($"Nothing is known of loading in bulk through {other.GetType()}.");
        }
    }

    private static async Task CopyAsync<TEntity>(
        NpgsqlConnection connection, Table table, IReadOnlyList<TEntity> rows, CancellationToken cancellation)
        where TEntity : class
    {
        await using var import = await connection.BeginBinaryImportAsync(table.CopyCommand, cancellation);
        foreach (var row in rows)
        {
            await import.StartRowAsync(cancellation);
            foreach (var column in table.Columns)
            {
                if (column.ValueOf(row) is { } value) await import.WriteAsync(value, column.Type, cancellation);
                else await import.WriteNullAsync(cancellation);
            }
        }
        await import.CompleteAsync(cancellation);
    }

    private static async Task CopyAsync<TEntity>(
        SqlConnection connection,
        SqlTransaction transaction,
        Table table,
        IReadOnlyList<TEntity> rows,
        CancellationToken cancellation)
        where TEntity : class
    {
        using var data = new DataTable();
        using var load = new SqlBulkCopy(connection, SqlBulkCopyOptions.CheckConstraints, transaction)
        {
            DestinationTableName = table.SqlServerName,
        };
        foreach (var column in table.Columns)
        {
            data.Columns.Add(column.Name, column.Provided);
            load.ColumnMappings.Add(column.Name, column.Name);
        }
        foreach (var row in rows)
            data.Rows.Add([.. table.Columns.Select(column => column.ValueOf(row) ?? DBNull.Value)]);
        await load.WriteToServerAsync(data, cancellation);
    }

    private sealed class Table
    {
        public Table(IEntityType type)
        {
            var (name, schema) = (type.GetTableName()!, type.GetSchema());
            Columns = [.. type.GetProperties().Select(property => new Column(property))];
            SqlServerName = $"[{schema}].[{name}]";
            CopyCommand = $"""
                COPY "{schema}"."{name}" ({string.Join(", ", Columns.Select(column => $"\"{column.Name}\""))})
                FROM STDIN (FORMAT binary)
                """;
        }

        public IReadOnlyList<Column> Columns { get; }

        public string CopyCommand { get; }

        public string SqlServerName { get; }
    }

    private sealed class Column(IProperty property)
    {
        private readonly IClrPropertyGetter _getter = property.GetGetter();
        private readonly RelationalTypeMapping _mapping = property.GetRelationalTypeMapping();

        public string Name { get; } = property.GetColumnName();

        /// <summary>As the engine calls it, without its length.</summary>
        public string Type => _mapping.StoreTypeNameBase;

        /// <summary>What the driver is given.</summary>
        public Type Provided { get; } = property.GetRelationalTypeMapping().Converter?.ProviderClrType
            ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;

        public object? ValueOf(object row) =>
            _getter.GetClrValue(row) is { } value ? _mapping.Converter?.ConvertToProvider(value) ?? value : null;
    }
}
