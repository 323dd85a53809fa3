using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CareBridge.Tests.Platform;

/// <summary>Everything a schema consists of, one line each, as the database itself tells it.</summary>
internal static class SchemaDescription
{
    private const string Columns =
        """
        SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' '
          || coalesce(cast(character_maximum_length AS text), '-') || ' '
          || coalesce(cast(numeric_precision AS text), '-') || ',' || coalesce(cast(numeric_scale AS text), '-') || ' '
          || coalesce(cast(datetime_precision AS text), '-') || ' ' || coalesce(column_default, '-') || ' '
          || is_identity
        FROM information_schema.columns WHERE table_schema = @schema AND table_name <> 'migrations'
        """;

    private static readonly string[] PostgreSql =
    [
        Columns,
        """
        SELECT 'index ' || tablename || ' ' || indexdef FROM pg_indexes
        WHERE schemaname = @schema AND tablename <> 'migrations'
        """,
        """
        SELECT 'constraint ' || conrelid::regclass::text || ' ' || conname || ' ' || contype::text || ' '
          || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = @schema::regnamespace AND conname <> 'PK_migrations' AND contype <> 'n'
        """,
        "SELECT 'sequence ' || sequence_name FROM information_schema.sequences WHERE sequence_schema = @schema",
    ];

    private static readonly string[] SqlServer =
    [
        """
        SELECT CONCAT('column ', table_name, '.', column_name, ' ', data_type, ' ', is_nullable, ' ',
          character_maximum_length, ' ', numeric_precision, ',', numeric_scale, ' ', datetime_precision, ' ',
          column_default)
        FROM information_schema.columns WHERE table_schema = @schema AND table_name <> 'migrations'
        """,
        """
        SELECT CONCAT('index ', t.name, ' ', i.name, ' ', i.is_unique, i.is_primary_key, ' ', i.filter_definition, ' ',
          (SELECT STRING_AGG(CONCAT(c.name, ' ', ic.is_descending_key, ic.is_included_column), ',')
             WITHIN GROUP (ORDER BY ic.index_column_id)
           FROM sys.index_columns ic JOIN sys.columns c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
           WHERE ic.object_id = i.object_id AND ic.index_id = i.index_id))
        FROM sys.indexes i JOIN sys.tables t ON t.object_id = i.object_id
        WHERE schema_name(t.schema_id) = @schema AND t.name <> 'migrations'
        """,
        """
        SELECT CONCAT('foreign key ', object_name(parent_object_id), ' ', name, ' ', delete_referential_action_desc)
        FROM sys.foreign_keys WHERE schema_name(schema_id) = @schema
        """,
    ];

    public static async Task<List<string>> OfAsync(DbContext context, string schema)
    {
        await context.Database.OpenConnectionAsync();
        var connection = context.Database.GetDbConnection();
        var lines = new List<string>();
        foreach (var question in connection is NpgsqlConnection ? PostgreSql : SqlServer)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = question;
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("schema", schema);
            command.Parameters.Add(parameter);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        }
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
