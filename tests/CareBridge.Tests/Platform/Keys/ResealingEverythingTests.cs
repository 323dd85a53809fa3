using CareBridge.Contracts;
using CareBridge.Platform.Keys;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CareBridge.Tests.Platform.Keys;

/// <summary>A ciphertext in every place of every store where one can be.</summary>
public sealed class ResealingEverythingTests(KeyDesk desk) : IClassFixture<KeyDesk>
{
    private const string Mark = "CfDJ8";

    [Fact]
    public async Task Nothing_that_is_sealed_anywhere_is_left_with_the_older_key()
    {
        var (before, planted) = (desk.Newest, await PlantAsync());
        Assert.Contains("aftercare goals.Text", planted);
        Assert.Contains("consent accounting_anchors.Seal", planted);
        Assert.Contains("crisis outbox.Body", planted);
        Assert.Contains("exchange subscriptions.Secrets", planted);
        Assert.Contains("portal failed_messages.Body", planted);
        Assert.Contains("portal notice_preferences.WebhookKey", planted);
        var sealedBefore = await SealedAsync();
        Assert.Equal(planted.Order(), sealedBefore.Select(one => one.Place).Distinct().Order());
        Assert.All(sealedBefore, one => Assert.Equal(before, CiphertextKey.Of(one.Ciphertext)));
        var versions = await VersionsAsync();

        var (code, said) = await desk.RotateAsync(RotateKeysCommand.Another);

        Assert.True(code == 0, said);
        var sealedAfter = await SealedAsync();
        Assert.NotEqual(before, desk.Newest);
        Assert.All(sealedAfter, one => Assert.Equal(desk.Newest, CiphertextKey.Of(one.Ciphertext)));
        Assert.Equal(
            sealedBefore.Select(one => (one.Place, KeyDesk.Open(desk.Host, one.Ciphertext))).Order(),
            sealedAfter.Select(one => (one.Place, KeyDesk.Open(desk.Host, one.Ciphertext))).Order());
        Assert.Equal(versions, await VersionsAsync());
        Assert.All(planted, place => Assert.Contains($"{place}: 1 sealed anew", said));

        // There is nothing to do any more, and no other key is made for it.
        var (again, repeated) = await desk.RotateAsync();
        Assert.True(again == 0, repeated);
        Assert.Contains($"Key {desk.Newest} of ", repeated);
        Assert.DoesNotContain("sealed anew", repeated);
    }

    /// <summary>
    /// A row in each table that has such a column. The columns are found by the entities' own properties, and not as
    /// the command finds them.
    /// </summary>
    private async Task<List<string>> PlantAsync()
    {
        var planted = new List<string>();
        foreach (var store in desk.Command.GetServices<SealedStore>())
        {
            await using var scope = desk.Command.CreateAsyncScope();
            var context = (ServiceDbContext)scope.ServiceProvider.GetRequiredService(
                store.GetType().GetGenericArguments().Single());
            var columns = from entity in context.Model.GetEntityTypes()
                          from property in entity.GetProperties()
                          where property.ClrType == typeof(SealedContent)
                              || (property.Name == "Body" && entity.GetTableName() is "outbox" or "failed_messages")
                          select (Table: entity.GetTableName()!, Column: property.GetColumnName());
            foreach (var table in columns.Distinct().GroupBy(one => one.Table, one => one.Column))
            {
                await PlantAsync(store.Service, table.Key, [.. table]);
                planted.AddRange(table.Select(column => $"{store.Service} {table.Key}.{column}"));
            }
        }
        return planted;
    }

    private async Task PlantAsync(string schema, string table, HashSet<string> columns)
    {
        await using var connection = new NpgsqlConnection(desk.ConnectionString);
        await connection.OpenAsync();
        var (names, values) = (new List<string>(), new List<string>());
        await using (var ask = new NpgsqlCommand(
            "SELECT column_name, data_type, is_nullable FROM information_schema.columns "
                + "WHERE table_schema = $1 AND table_name = $2",
            connection))
        {
            ask.Parameters.AddWithValue(schema);
            ask.Parameters.AddWithValue(table);
            await using var reader = await ask.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var name = reader.GetString(0);
                if (!columns.Contains(name) && reader.GetString(2) == "YES") continue;
                names.Add($"\"{name}\"");
                values.Add(columns.Contains(name)
                    ? Sealed($"{schema} {table} {name}", name)
                    : Any(reader.GetString(1)));
            }
        }
        // Without the rows that it would refer to.
        await using var plant = new NpgsqlCommand(
            $"SET session_replication_role = replica; INSERT INTO \"{schema}\".\"{table}\" "
                + $"({string.Join(", ", names)}) VALUES ({string.Join(", ", values)}); RESET session_replication_role",
            connection);
        Assert.Equal(1, await plant.ExecuteNonQueryAsync());
    }

    private string Sealed(string words, string column)
    {
        var text = KeyDesk.Seal(desk.Command, words);
        return column == "Body"
            ? $"'{{\"message\":{{\"text\":\"{text}\",\"other\":{{\"ciphertext\":\"{text}\"}} }} }}'"
            : $"'{text}'";
    }

    private static string Any(string type) => type switch
    {
        "uuid" => $"'{Guid.CreateVersion7()}'",
        "boolean" => "false",
        "bytea" => "''",
        "date" => "'2026-01-02'",
        _ when type.StartsWith("timestamp", StringComparison.Ordinal) => "'2026-01-02'",
        _ when type.StartsWith("char", StringComparison.Ordinal) || type == "text" => "'x'",
        _ => "7",
    };

    /// <summary>Everything in any text of the database that Data Protection has sealed.</summary>
    private async Task<List<(string Place, string Ciphertext)>> SealedAsync()
    {
        var texts = await desk.AskAsync(
            "SELECT table_schema || ' ' || table_name || '.' || column_name FROM information_schema.columns "
                + "WHERE data_type IN ('text', 'character varying') AND table_schema NOT LIKE 'pg%' "
                + "AND table_schema <> 'information_schema'");
        var found = new List<(string, string)>();
        foreach (var place in texts)
        {
            var (schema, rest) = place.Split(' ') switch { var parts => (parts[0], parts[1].Split('.')) };
            var values = await desk.AskAsync(
                $"SELECT \"{rest[1]}\" FROM \"{schema}\".\"{rest[0]}\" WHERE \"{rest[1]}\" LIKE '%{Mark}%'");
            found.AddRange(values.SelectMany(value => value.Split('"', '\'')
                .Where(word => word.StartsWith(Mark, StringComparison.Ordinal)).Select(word => (place, word))));
        }
        return found;
    }

    private async Task<List<string>> VersionsAsync()
    {
        var versions = new List<string>();
        foreach (var place in await desk.AskAsync(
            "SELECT '\"' || table_schema || '\".\"' || table_name || '\"' FROM information_schema.columns "
                + "WHERE column_name = 'Version' ORDER BY 1"))
            versions.AddRange(await desk.AskAsync($"SELECT '{place} ' || \"Version\" FROM {place}"));
        versions.AddRange(await desk.AskAsync("SELECT \"Id\" FROM aftercare.outbox"));
        Assert.NotEmpty(versions);
        return versions;
    }
}
