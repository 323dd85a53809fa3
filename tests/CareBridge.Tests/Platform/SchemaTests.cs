using System.Reflection;
using CareBridge.Platform.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Platform;

/// <summary>
/// What the migrations make is what the model says. EF's own check cannot tell, because the migrations serve two
/// engines.
/// </summary>
public sealed class SchemaTests
{
    internal static readonly IReadOnlyList<Type> Contexts =
    [
        .. Host.Services.All.Select(module => module.GetType().Assembly).Distinct()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(ServiceDbContext)) && !type.IsAbstract),
    ];

    public static TheoryData<string> Names => [.. Contexts.Select(type => type.Name)];

    [Fact]
    public void Every_service_has_a_store() => Assert.Equal(Host.Services.All.Count, Contexts.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Migrations_make_what_the_model_says(string name)
    {
        await using var pair = await Pair.CreateAsync(Contexts.Single(type => type.Name == name));

        var modelled = await pair.ModelledAsync();
        Assert.True(modelled.Count > 10, "The description of the schema is all but empty.");
        Assert.Equal(modelled, await pair.MigratedAsync());
    }

    [Theory]
    [InlineData("ADD more INTEGER NULL")]
    [InlineData("DROP COLUMN TraceParent")]
    [InlineData("ALTER COLUMN Type TYPE VARCHAR(301)", "ALTER COLUMN Type NVARCHAR(301) NOT NULL")]
    [InlineData("ALTER COLUMN Type DROP NOT NULL", "ALTER COLUMN Type NVARCHAR(300) NULL")]
    [InlineData("ADD CONSTRAINT AK_outbox_Position UNIQUE (Position)")]
    [InlineData("DROP CONSTRAINT PK_outbox")]
    public async Task A_schema_that_differs_is_found(string change, string? onSqlServer = null)
    {
        var type = Contexts.Single(context => context.Name == "DirectoryDbContext");
        await using var pair = await Pair.CreateAsync(type);

        await pair.ChangeOutboxAsync(change, onSqlServer ?? change);

        Assert.NotEqual(await pair.ModelledAsync(), await pair.MigratedAsync());
    }

    /// <summary>One database that was migrated, one that was made from the model.</summary>
    private sealed class Pair : IAsyncDisposable
    {
        private readonly List<TestStore> _stores = [];
        private DbContext _migrated = null!;
        private DbContext _modelled = null!;
        private string _schema = "";

        public static async Task<Pair> CreateAsync(Type type)
        {
            var pair = new Pair();
            pair._migrated = await pair.OpenAsync(type);
            pair._modelled = await pair.OpenAsync(type);
            pair._schema = pair._modelled.Model.GetDefaultSchema()!;
            await pair._migrated.Database.MigrateAsync();
            await pair._modelled.Database.EnsureCreatedAsync();
            return pair;
        }

        public Task<List<string>> MigratedAsync() => SchemaDescription.OfAsync(_migrated, _schema);

        public Task<List<string>> ModelledAsync() => SchemaDescription.OfAsync(_modelled, _schema);

        public Task ChangeOutboxAsync(string onPostgreSql, string onSqlServer)
        {
            var change = _stores[0].Provider == TestStore.PostgreSql ? Quoted(onPostgreSql) : onSqlServer;
            var statement = $"ALTER TABLE {_schema}.outbox {change}";
            return _migrated.Database.ExecuteSqlRawAsync(statement);
        }

        public async ValueTask DisposeAsync()
        {
            await _migrated.DisposeAsync();
            await _modelled.DisposeAsync();
            foreach (var store in _stores) await store.DisposeAsync();
        }

        /// <summary>PostgreSQL takes unquoted names for lower case.</summary>
        private static string Quoted(string change) => change
            .Replace("COLUMN Type", "COLUMN \"Type\"")
            .Replace("TraceParent", "\"TraceParent\"")
            .Replace("PK_outbox", "\"PK_outbox\"")
            .Replace("(Position)", "(\"Position\")");

        private async Task<DbContext> OpenAsync(Type type)
        {
            var store = await TestStore.CreateAsync();
            _stores.Add(store);
            return (DbContext)typeof(Pair).GetMethod(nameof(Open), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type).Invoke(null, [store])!;
        }

        private static TContext Open<TContext>(TestStore store)
            where TContext : ServiceDbContext
        {
            var options = new DbContextOptionsBuilder<TContext>();
            var schema = typeof(TContext).Name.Replace("DbContext", "").ToLowerInvariant();
            StoreRegistration.Use(
                options, Enum.Parse<StoreProvider>(store.Provider), store.ConnectionString, schema);
            return (TContext)Activator.CreateInstance(typeof(TContext), options.Options)!;
        }
    }
}
