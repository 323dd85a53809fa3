using CareBridge.Contracts.Consent;
using CareBridge.Platform.Hosting;
using CareBridge.Testing;
using CareBridge.Tests.Consent;
using Npgsql;

namespace CareBridge.Tests.Platform;

/// <summary>On PostgreSQL, under the roles that <c>infra/postgresql/roles.sql</c> makes.</summary>
public sealed class LeastPrivilegeTests
{
    private static readonly string[] Services = [.. Host.Services.All.Select(module => module.Name)];

    [Fact]
    public async Task Services_work_as_roles_that_can_change_neither_tables_nor_what_was_disclosed()
    {
        var database = await (await TestPostgres.SharedAsync()).CreateDatabaseAsync("roles");
        await MakeRolesAsync(database);

        var early = await Assert.ThrowsAsync<UsageException>(() => ServeAsync(database));
        Assert.StartsWith("The store of directory lacks ", early.Message);
        var folder = System.IO.Directory.CreateTempSubdirectory("carebridge-test-");
        Assert.Equal(0, await Launcher.RunAsync(["migrate", .. Migrating(database, folder)], Host.Services.All));
        folder.Delete(recursive: true);
        await MakeRolesAsync(database);

        var network = await ServeAsync(database);
        try
        {
            var (participant, _) = await network.GrantedAsync();
            await network.AuthorizeAsync(network.Question(participant, DisclosureCategory.Referrals));
            await network.AnchorAsync();
            Assert.True((await network.VerifyAsync()).GetProperty("intact").GetBoolean());
        }
        finally
        {
            await network.DisposeAsync();
        }
        var consent = As(database, "carebridge_consent");
        Assert.Equal(1L, await AskAsync(consent, "SELECT count(*) FROM consent.disclosures"));
        string[] forbidden =
        [
            "UPDATE consent.disclosures SET \"Hash\" = ''",
            "DELETE FROM consent.disclosures",
            "DELETE FROM consent.accounting_anchors",
            "UPDATE consent.accounting_anchor_entries SET \"Number\" = 0",
            "DELETE FROM consent.migrations",
            "TRUNCATE consent.consents",
            "DROP TABLE consent.consents",
            "CREATE TABLE consent.another (id int)",
            "CREATE SCHEMA another",
            "SELECT count(*) FROM directory.participants",
        ];
        foreach (var statement in forbidden)
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => AskAsync(consent, statement));
            Assert.True(refused.SqlState is PostgresErrorCodes.InsufficientPrivilege, $"{statement}: {refused}");
        }
    }

    private static async Task<ConsentNetwork> ServeAsync(string database)
    {
        var network = new ConsentNetwork
        {
            Settings = new Dictionary<string, string?>(Services.Select(service => KeyValuePair.Create(
                $"ConnectionStrings:{service}", (string?)As(database, $"carebridge_{service}"))))
            {
                ["Store:Provider"] = TestStore.PostgreSql,
                ["Store:Migrate"] = "false",
            },
        };
        await network.InitializeAsync();
        return network;
    }

    private static IEnumerable<string> Migrating(string database, DirectoryInfo folder) => Services
        .SelectMany(service => new[]
        {
            $"--ConnectionStrings:{service}", As(database, $"carebridge_{service}_migrate"),
        })
        .Concat(["--Data:Folder", folder.FullName]);

    private static async Task MakeRolesAsync(string database)
    {
        var script = await File.ReadAllTextAsync(RepositoryRoot.PathTo("infra/postgresql/roles.sql"));
        foreach (var service in Services)
        {
            var settings = new NpgsqlConnectionStringBuilder(database)
            {
                Options = $"-c carebridge.service={service}",
                Pooling = false,
            };
            await AskAsync(settings.ConnectionString, script);
        }
    }

    private static string As(string database, string role) =>
        new NpgsqlConnectionStringBuilder(database) { Username = role }.ConnectionString;

    private static async Task<object?> AskAsync(string connection, string statement)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync();
        await using var command = new NpgsqlCommand(statement, open);
        return await command.ExecuteScalarAsync();
    }
}
