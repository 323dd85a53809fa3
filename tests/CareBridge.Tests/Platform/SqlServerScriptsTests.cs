using System.Reflection;
using CareBridge.Platform.Storage;
using CareBridge.Testing;
using CareBridge.Tests.Architecture;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace CareBridge.Tests.Platform;

/// <summary>What SQL Server is given, as far as it can be judged without one.</summary>
public sealed class SqlServerScriptsTests
{
    /// <summary>Most bytes of a clustered index' key, and of any other's.</summary>
    private const int MostOfClustered = 900;
    private const int MostOfOthers = 1700;

    public static TheoryData<string> Names => SchemaTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_script_is_what_the_migrations_say(string name)
    {
        using var store = Open(name);

        var script = store.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        var lines = script.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        WrittenByCode.Equal(lines, $"infra/sqlserver/{store.Model.GetDefaultSchema()}.sql");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_key_is_longer_than_an_index_takes(string name)
    {
        using var store = Open(name);
        var tables = store.Model.GetEntityTypes().ToList();
        var keys = tables.SelectMany(table => table.GetKeys()).Select(key =>
            (Name: key.GetName()!, Bytes: Bytes(key.Properties), Most: MostOfClustered));
        var indexes = tables.SelectMany(table => table.GetIndexes()).Select(index =>
            (Name: index.GetDatabaseName()!, Bytes: Bytes(index.Properties), Most: MostOfOthers));

        var all = keys.Concat(indexes).ToList();

        Assert.True(all.Count > 5);
        Assert.Empty(all.Where(key => key.Bytes > key.Most)
            .Select(key => $"{key.Name}: {key.Bytes} bytes of {key.Most}"));
    }

    /// <summary>PostgreSQL takes as many rows without a value as there are, SQL Server one.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void No_unique_index_has_a_column_that_may_be_empty(string name)
    {
        using var store = Open(name);

        Assert.Empty(store.Model.GetEntityTypes().SelectMany(table => table.GetIndexes())
            .Where(index => index.IsUnique && index.Properties.Any(property => property.IsNullable))
            .Select(index => index.GetDatabaseName()));
    }

    private static int Bytes(IReadOnlyList<IReadOnlyProperty> properties) => properties.Sum(property =>
        (RelationalTypeMapping)property.FindRelationalTypeMapping()! switch
        {
            { StoreTypeNameBase: "nvarchar", Size: { } characters } => characters * 2,
            { StoreTypeNameBase: "varbinary", Size: { } bytes } => bytes,
            { StoreTypeNameBase: "uniqueidentifier" } => 16,
            { StoreTypeNameBase: "datetimeoffset" } => 10,
            { StoreTypeNameBase: "bigint" or "float" } => 8,
            { StoreTypeNameBase: "int" } => 4,
            { StoreTypeNameBase: "date" } => 3,
            { StoreTypeNameBase: "smallint" } => 2,
            { StoreTypeNameBase: "bit" or "tinyint" } => 1,
            { } other => throw new InvalidOperationException($"Nothing is known of {other.StoreType} in a key."),
        });

    private static DbContext Open(string name) => (DbContext)typeof(SqlServerScriptsTests)
        .GetMethod(nameof(OpenOf), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(SchemaTests.Contexts.Single(type => type.Name == name)).Invoke(null, [])!;

    private static TContext OpenOf<TContext>()
        where TContext : ServiceDbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        var schema = typeof(TContext).Name.Replace("DbContext", "").ToLowerInvariant();
        StoreRegistration.Use(options, StoreProvider.SqlServer, "Server=none", schema);
        return (TContext)Activator.CreateInstance(typeof(TContext), options.Options)!;
    }
}
