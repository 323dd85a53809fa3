using System.Text.Json;
using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Platform.Diagnosis;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CareBridge.Tests.Platform.Diagnosis;

/// <summary>Stores that are set up wrong, really: each is found by its code.</summary>
public sealed class DoctorStoresTests
{
    [Fact]
    public async Task A_server_that_will_not_do_is_found()
    {
        var store = await (await TestPostgres.SharedAsync()).CreateDatabaseAsync();
        await ExecuteAsync(
            store,
            $"""
             ALTER DATABASE "{NameOf(store)}" SET synchronous_commit = off;
             ALTER DATABASE "{NameOf(store)}" SET default_transaction_read_only = on
             """);
        var clock = new FixedClock(TimeProvider.System.GetUtcNow().AddMinutes(10));

        var found = await Doctor.AskAsync(clock, $"--ConnectionStrings:consent={store};Maximum Pool Size=600");

        found.Has(
            "store-behind", "store-durability", "store-read-only", "store-clock", "store-superuser", "store-memory",
            "store-connections");
        found.HasNone("store-unreachable", "store-credentials", "store-encoding", "store-version");
    }

    [Fact]
    public async Task A_database_that_cannot_keep_every_name_is_found()
    {
        var store = await (await TestPostgres.SharedAsync()).CreateDatabaseAsync();
        var name = NameOf(store) + "_ascii";
        await ExecuteAsync(
            store, $"CREATE DATABASE \"{name}\" ENCODING 'SQL_ASCII' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");

        (await Doctor.AskAsync($"--ConnectionStrings:consent={With(store, to => to.Database = name)}"))
            .Has("store-encoding");
    }

    [Fact]
    public async Task Who_is_not_let_in_and_what_is_not_there_are_told_apart()
    {
        var store = await (await TestPostgres.SharedAsync()).CreateDatabaseAsync();

        var found = await Doctor.AskAsync(
            $"--ConnectionStrings:consent={With(store, to => to.Username = "nobody")}",
            $"--ConnectionStrings:portal={With(store, to => to.Database = "nowhere")}");

        Assert.Contains(found, one => one is { Code: "store-credentials", About: "ConnectionStrings:consent" });
        Assert.Contains(found, one => one is { Code: "store-database", About: "ConnectionStrings:portal" });
        found.HasNone("store-unreachable");
    }

    [Fact]
    public async Task What_waits_in_a_store_is_found_and_a_newer_release()
    {
        var connection = await (await TestPostgres.SharedAsync()).CreateDatabaseAsync();
        string[] sound = [$"--ConnectionStrings:consent={connection}", $"--ConnectionStrings:portal={connection}"];
        await using var consent = Open<ConsentDbContext>(connection, "consent");
        await using var portal = Open<PortalDbContext>(connection, "portal");
        await consent.Database.MigrateAsync();
        await portal.Database.MigrateAsync();
        string[] planted = ["messages-failed", "outbox-late", "anchors-late", "administrator-alone", "store-ahead"];
        (await Doctor.AskAsync(sound)).HasNone([.. planted, "store-behind"]);

        await PlantAsync(consent, portal, TimeProvider.System.GetUtcNow().AddDays(-1));

        (await Doctor.AskAsync(sound)).Has(planted);
        await consent.Database.ExecuteSqlAsync(
            $"""INSERT INTO consent.migrations VALUES ('29990102000000_ContractLater', '99.0.0')""");
        var found = await Doctor.AskAsync(sound);
        found.Has("store-contracted");
        found.HasNone("store-ahead");
    }

    [Fact]
    public void An_engine_that_is_too_old_is_found()
    {
        var found = new Findings();
        var facts = new StoreFacts
        {
            Ahead = TimeSpan.Zero,
            Version = 13,
            OldestVersion = 14,
            IsSuperuser = false,
            IsReadOnly = false,
            LosesCommits = [],
            PoolSize = 100,
        };

        StoreServersCheck.Look("consent", facts, isEmbedded: false, found);

        found.All.Has("store-version");
        Assert.Single(found.All);
    }

    private static async Task PlantAsync(ConsentDbContext consent, PortalDbContext portal, DateTimeOffset at)
    {
        consent.FailedMessages.Add(FailedMessage.Of(
            new Failure(Guid.CreateVersion7(), "{}", new FailureReason("TestException", null, null), at),
            "consent-learn-organization",
            "OrganizationChanged"));
        consent.Outbox.Add(
            new OutboxMessage { Id = Guid.CreateVersion7(), Position = at.UtcTicks, Type = "None", Body = "{}" });
        var participant = Guid.CreateVersion7();
        var line = new DisclosureRecord
        {
            Id = Guid.CreateVersion7(),
            SortKey = SortKey.Of(at, participant),
            DisclosureId = Guid.CreateVersion7(),
            Part = 0,
            QuestionHash = AccountingChain.Genesis,
            ParticipantId = participant,
            DiscloserOrganizationId = Guid.CreateVersion7(),
            RecipientOrganizationId = Guid.CreateVersion7(),
            RecipientId = Guid.CreateVersion7(),
            Purpose = "treatment",
            DisclosedAt = at,
            Items = JsonSerializer.Serialize(Array.Empty<string>()),
        };
        var head = AccountingHead.Of(participant);
        head.Append(line);
        consent.Disclosures.Add(line);
        consent.AccountingHeads.Add(head);
        await consent.SaveChangesAsync();
        await consent.Database.ExecuteSqlAsync(
            $"""INSERT INTO consent.migrations VALUES ('29990101000000_Later', '99.0.0')""");
        portal.Accounts.Add(new Account
        {
            Id = Guid.CreateVersion7(),
            Role = Role.Administrator,
            CreatedAt = at,
            Email = "a@example.org",
            NormalizedEmail = "A@EXAMPLE.ORG",
            PasswordHash = "none",
            SecurityStamp = "s",
        });
        await portal.SaveChangesAsync();
    }

    private static TContext Open<TContext>(string connection, string service)
        where TContext : ServiceDbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        StoreRegistration.Use(options, StoreProvider.PostgreSql, connection, service);
        return (TContext)Activator.CreateInstance(typeof(TContext), options.Options)!;
    }

    private static string NameOf(string connection) => new NpgsqlConnectionStringBuilder(connection).Database!;

    private static string With(string connection, Action<NpgsqlConnectionStringBuilder> change)
    {
        var parts = new NpgsqlConnectionStringBuilder(connection) { Pooling = false };
        change(parts);
        return parts.ConnectionString;
    }

    private static async Task ExecuteAsync(string connection, string sql)
    {
        await using var store = new NpgsqlConnection(With(connection, _ => { }));
        await store.OpenAsync();
        foreach (var statement in sql.Split(';'))
        {
            await using var command = new NpgsqlCommand(statement, store);
            await command.ExecuteNonQueryAsync();
        }
    }
}
