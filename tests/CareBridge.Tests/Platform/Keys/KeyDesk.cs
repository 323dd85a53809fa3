using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Keys;
using CareBridge.Platform.Storage;
using CareBridge.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CareBridge.Tests.Platform.Keys;

/// <summary>
/// All stores, the key ring, a process that runs a command on them and a host that only looks after its keys, so that
/// nothing else happens to what is planted.
/// </summary>
public sealed class KeyDesk : IAsyncLifetime
{
    private readonly DirectoryInfo _data = System.IO.Directory.CreateTempSubdirectory("carebridge-test-");
    private WebApplication _command = null!;
    private WebApplication _host = null!;

    /// <summary>Where the command runs; nothing of it is started.</summary>
    public IServiceProvider Command => _command.Services;

    public IServiceProvider Host => _host.Services;

    public string ConnectionString { get; private set; } = null!;

    public string KeysFolder => Path.Combine(_data.FullName, "keys");

    /// <summary>Of a process on the same stores and keys, on the command line.</summary>
    public IEnumerable<string> Settings =>
    [
        "--Data:Folder", _data.FullName, "--Keys:Folder", KeysFolder, "--Keys:Notice", "00:00:02",
        "--Store:Provider", TestStore.PostgreSql,
        .. CareBridge.Host.Services.All.SelectMany(
            module => new[] { $"--ConnectionStrings:{module.Name}", ConnectionString }),
    ];

    internal Guid Newest => Command.GetRequiredService<Resealing>().Newest();

    public async Task InitializeAsync()
    {
        ConnectionString = await (await TestPostgres.SharedAsync()).CreateDatabaseAsync("keys");
        _command = Build();
        foreach (var store in Command.GetServices<IStore>()) await store.MigrateAsync(default);
        _host = Build();
        await Watch.StartAsync(default);
        // Made now, and not by whichever test is first.
        Seal(Command, "");
    }

    public async Task DisposeAsync()
    {
        await Watch.StopAsync(default);
        await _host.DisposeAsync();
        await _command.DisposeAsync();
        _data.Delete(recursive: true);
    }

    public static string Seal(IServiceProvider process, string text) =>
        process.GetRequiredService<ISeal>().Seal(text).Ciphertext;

    public static string Open(IServiceProvider process, string ciphertext) =>
        process.GetRequiredService<ISeal>().Open<string>(new CareBridge.Contracts.SealedContent(ciphertext));

    /// <summary>As the command line has it; gives the exit code and what was said.</summary>
    public async Task<(int Code, string Said)> RotateAsync(params string[] options)
    {
        using var output = new StringWriter();
        foreach (var option in options) _command.Configuration[option] = "true";
        try
        {
            return (await RotateKeysCommand.RunAsync(Command, output, default), output.ToString());
        }
        finally
        {
            foreach (var option in options) _command.Configuration[option] = null;
        }
    }

    /// <summary>Retires, as if it were later.</summary>
    public async Task<(bool Done, string Said)> RetireAsync(TimeSpan later, bool atOnce = false)
    {
        using var output = new StringWriter();
        var then = new FixedClock(TimeProvider.System.GetUtcNow() + later);
        var retirement = ActivatorUtilities.CreateInstance<KeyRetirement>(Command, then, (TextWriter)output);
        return (await retirement.RunAsync(atOnce, default), output.ToString());
    }

    /// <summary>The first column of each row, as text.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add($"{reader.GetValue(0)}");
        return rows;
    }

    public async Task<Guid> FileAsync(string ciphertext)
    {
        var id = Guid.CreateVersion7();
        await AskAsync("INSERT INTO aftercare.files (\"Id\", \"Content\") VALUES ($1, $2)", id, ciphertext);
        return id;
    }

    public async Task<string> FileOfAsync(Guid id) =>
        Assert.Single(await AskAsync("SELECT \"Content\" FROM aftercare.files WHERE \"Id\" = $1", id));

    private IHostedService Watch => Host.GetServices<IHostedService>().Single(service => service is WatchKeys);

    private WebApplication Build()
    {
        var target = Target.Select(CareBridge.Host.Services.All, "all");
        var builder = CareBridgeApplication.CreateBuilder([.. Settings], target);
        builder.Logging.ClearProviders();
        return builder.Build(target);
    }
}
