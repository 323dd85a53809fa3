using System.Net.Sockets;
using CareBridge.Testing;
using Npgsql;

namespace CareBridge.Tests.Platform;

public sealed class EmbeddedTestKitTests
{
    [Fact]
    public async Task Every_test_gets_a_database_of_its_own()
    {
        await using var one = await TestStore.CreateAsync();
        await using var two = await TestStore.CreateAsync();

        Assert.NotEqual(one.ConnectionString, two.ConnectionString);
    }

    [Fact]
    public async Task A_test_may_take_its_PostgreSQL_away_and_bring_it_back()
    {
        await using var postgres = await TestPostgres.StartAsync();
        var database = await postgres.CreateDatabaseAsync();

        await postgres.StopAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => AskAsync(database));
        await postgres.StartAgainAsync();

        Assert.Equal(1, await AskAsync(database));
    }

    [Fact]
    public async Task A_PostgreSQL_that_is_killed_is_back_by_itself()
    {
        await using var postgres = await TestPostgres.StartAsync();
        var database = await postgres.CreateDatabaseAsync();

        postgres.Kill();

        Assert.Equal(1, await Eventually.SucceedsAsync(() => AskAsync(database), TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task Nothing_is_left_of_a_PostgreSQL_whose_test_is_over()
    {
        var postgres = await TestPostgres.StartAsync();

        await postgres.DisposeAsync();

        await Eventually.IsAsync(() => !System.IO.Directory.Exists(Path.GetDirectoryName(postgres.DataDirectory)));
    }

    [Fact]
    public async Task A_RabbitMQ_node_answers_until_it_is_killed_and_again_after_it_is_restarted()
    {
        await using var rabbit = await TestRabbit.StartAsync();
        await ConnectAsync(rabbit.AmqpUri);

        await rabbit.KillAsync();
        await Assert.ThrowsAsync<SocketException>(() => ConnectAsync(rabbit.AmqpUri));
        await rabbit.StartAgainAsync();

        await ConnectAsync(rabbit.AmqpUri);
    }

    [Fact]
    public async Task Two_RabbitMQ_nodes_do_not_know_of_each_other()
    {
        await using var one = await TestRabbit.StartAsync();
        await using var two = await TestRabbit.StartAsync();

        Assert.NotEqual(one.AmqpUri, two.AmqpUri);
    }

    private static async Task<int> AskAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ConnectAsync(Uri broker)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(broker.Host, broker.Port);
    }
}
