using CareBridge.Platform.Hosting;
using CareBridge.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Exporting;

/// <summary>The command line, from a process of its own beside a running host.</summary>
public sealed class ExportOrganizationCommandTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private readonly string _folder = ExportFiles.Nowhere();

    [Fact]
    public async Task It_runs_beside_the_host()
    {
        Assert.Equal(0, await RunAsync("--organization", $"{network.Clinic}", "--to", _folder));

        var files = ExportFiles.Read(_folder);
        Assert.Equal("River Clinic", Assert.Single(files.Of("directory/organizations.ndjson"))
            .GetProperty("profile").GetProperty("name").GetString());
        files.Delete();
    }

    [Fact]
    public async Task One_service_is_exported_by_itself()
    {
        Assert.Equal(0, await RunAsync(
            "--services", "directory", "--RabbitMq:Uri", "amqp://127.0.0.1/", "--organization", $"{network.Clinic}",
            "--to", _folder));

        var files = ExportFiles.Read(_folder);
        var part = Assert.Single(files.Manifest.GetProperty("services").EnumerateArray());
        Assert.Equal("directory", part.GetProperty("service").GetString());
        files.Delete();
    }

    [Theory]
    [InlineData("--to", "x")]
    [InlineData("--organization", "Harbor Peers", "--to", "x")]
    [InlineData("--organization", "019c0000-0000-7000-8000-000000000001")]
    [InlineData("--organization", "019c0000-0000-7000-8000-000000000001", "--to", "/nowhere/at/all")]
    public async Task What_is_missing_or_cannot_be_is_said(params string[] options) =>
        Assert.Equal(64, await RunAsync(options));

    [Fact]
    public async Task An_organization_of_which_there_is_nothing_is_told_apart() =>
        Assert.Equal(1, await RunAsync("--organization", $"{Guid.CreateVersion7()}", "--to", _folder));

    [Fact]
    public async Task A_store_that_is_out_of_reach_is_told_apart_and_leaves_nothing()
    {
        Assert.Equal(69, await RunAsync(
            "--organization", $"{network.Clinic}", "--to", _folder, "--Store:Provider", "PostgreSql",
            "--ConnectionStrings:portal", $"Host=127.0.0.1;Port={FreePort.Next()};Timeout=1"));

        Assert.False(Path.Exists(_folder));
        Assert.False(Path.Exists($"{_folder}.unfinished-export"));
    }

    private Task<int> RunAsync(params string[] options)
    {
        var settings = network.Host.Services.GetRequiredService<IConfiguration>();
        var keys = CareBridge.Host.Services.All.Select(module => $"ConnectionStrings:{module.Name}")
            .Concat(["Data:Folder", "Keys:Folder", "Store:Provider"]);
        return Launcher.RunAsync(
            ["export-organization", .. keys.SelectMany(key => new[] { $"--{key}", settings[key]! }), .. options],
            CareBridge.Host.Services.All);
    }
}
