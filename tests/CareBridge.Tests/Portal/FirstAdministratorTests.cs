using System.Net;
using CareBridge.Platform.Hosting;
using CareBridge.Portal.Features;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Tests.Portal;

public sealed class FirstAdministratorTests(PortalHost portal) : IClassFixture<PortalHost>, IAsyncLifetime
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("carebridge-test-").FullName;

    private readonly Recorder _log = new();

    [Fact]
    public async Task A_made_up_password_is_in_a_file_that_only_its_owner_reads_and_in_no_log()
    {
        var path = Path.Combine(_folder, "administrator-password");

        await Start(new() { ["Portal:AdministratorPasswordFile"] = path });

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        var password = (await File.ReadAllTextAsync(path)).Trim();
        Assert.Equal(HttpStatusCode.OK, (await portal.TokenAsync(PortalHost.AdministratorEmail, password)).StatusCode);
        Assert.Contains(path, _log.Text);
        Assert.DoesNotContain(password, _log.Text);
        Assert.DoesNotContain(PortalHost.AdministratorEmail, _log.Text);
    }

    [Fact]
    public async Task The_file_lies_beside_the_keys_when_nobody_says_where()
    {
        await Start(new() { ["Keys:Folder"] = Path.Combine(_folder, "keys") });

        Assert.True(File.Exists(Path.Combine(_folder, "administrator-password")));
    }

    [Fact]
    public async Task A_given_password_is_used_and_written_nowhere()
    {
        await Start(new()
        {
            ["Portal:AdministratorEmail"] = "Chief@Harbor.example",
            ["Portal:AdministratorPassword"] = "given by the operator",
            ["Portal:AdministratorPasswordFile"] = Path.Combine(_folder, "administrator-password"),
        });

        Assert.Empty(System.IO.Directory.GetFiles(_folder));
        var answer = await portal.TokenAsync("chief@harbor.example", "given by the operator");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Instances_that_start_together_make_one_administrator_whose_password_is_the_one_to_be_found()
    {
        var shared = Path.Combine(_folder, "shared");
        var paths = new[] { shared, shared, shared, Path.Combine(_folder, "own"), Path.Combine(_folder, "another") };

        await Task.WhenAll(paths.Select(path => Start(new() { ["Portal:AdministratorPasswordFile"] = path })));

        await using var scope = portal.Host.Services.CreateAsyncScope();
        Assert.Single(await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Accounts.ToListAsync());
        var file = Assert.Single(System.IO.Directory.GetFiles(_folder));
        var password = (await File.ReadAllTextAsync(file)).Trim();
        Assert.Equal(HttpStatusCode.OK, (await portal.TokenAsync(PortalHost.AdministratorEmail, password)).StatusCode);
    }

    [Fact]
    public async Task Nobody_is_made_where_there_are_accounts_already()
    {
        await Start(new() { ["Portal:AdministratorPassword"] = "given by the operator" });

        await Start(new()
        {
            ["Portal:AdministratorEmail"] = "b@mail.example",
            ["Portal:AdministratorPassword"] = "given later on"
        });

        Assert.Equal(
            HttpStatusCode.Unauthorized, (await portal.TokenAsync("b@mail.example", "given later on")).StatusCode);
    }

    [Theory]
    [InlineData("administrator@carebridge.local", "short")]
    [InlineData("no address", "long enough password")]
    public async Task Settings_that_will_not_do_stop_the_start(string email, string password)
    {
        await Assert.ThrowsAsync<UsageException>(() => Start(
            new() { ["Portal:AdministratorEmail"] = email, ["Portal:AdministratorPassword"] = password }));
    }

    /// <summary>One host for the class; each test starts without accounts.</summary>
    public async Task InitializeAsync()
    {
        await using var scope = portal.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Accounts.ExecuteDeleteAsync();
    }

    public Task DisposeAsync()
    {
        System.IO.Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    private Task Start(Dictionary<string, string?> settings) => new CreateFirstAdministrator(
        portal.Host.Services.GetRequiredService<IServiceScopeFactory>(),
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
        portal.Clock,
        _log).StartAsync(CancellationToken.None);

    private sealed class Recorder : ILogger<CreateFirstAdministrator>
    {
        private readonly List<string> _lines = [];

        public string Text => string.Join('\n', _lines);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            lock (_lines) _lines.Add(formatter(state, exception) + exception);
        }
    }
}
