using CareBridge.Platform.Hosting;
using CareBridge.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Tests.Platform;

/// <summary>What the command line says, and what it answers when it cannot be followed.</summary>
public sealed class LaunchingTests
{
    private static readonly ServiceModule[] Modules = [new CountingModule(), new SpeakingModule(), new ProbeModule()];

    [Theory]
    [InlineData("all", "counting,speaking,probe", "")]
    [InlineData("probe", "probe", "counting,speaking")]
    [InlineData("probe, counting", "counting,probe", "speaking")]
    [InlineData("probe,probe", "probe", "counting,speaking")]
    [InlineData("counting,speaking,probe", "counting,speaking,probe", "")]
    public void Services_are_chosen_by_name(string names, string here, string elsewhere)
    {
        var target = Target.Select(Modules, names);

        Assert.Equal(here, string.Join(',', target.Here.Select(module => module.Name)));
        Assert.Equal(elsewhere, string.Join(',', target.Elsewhere.Select(module => module.Name)));
        Assert.Equal(elsewhere.Length == 0, target.IsWhole);
    }

    [Theory]
    [InlineData("nonsense", "; not: nonsense.")]
    [InlineData("probe,Counting,x", "; not: Counting, x.")]
    [InlineData("", ".")]
    [InlineData(" , ", ".")]
    public void Unknown_services_are_refused(string names, string end) => Assert.Equal(
        $"--services takes 'all' or some of: counting, speaking, probe{end}",
        Assert.Throws<UsageException>(() => Target.Select(Modules, names)).Message);

    [Theory]
    [InlineData("There is no command 'sreve'.", "sreve")]
    [InlineData("--services takes 'all' or some of", "serve", "--services", "nonsense")]
    [InlineData("--services takes 'all' or some of", "--services=")]
    [InlineData("need Keys:Folder", "serve", "--services", "probe")]
    [InlineData("need RabbitMq:Uri", "serve", "--services", "probe", "--Keys:Folder", "/tmp/carebridge-never/keys")]
    [InlineData("RabbitMq:Uri is not an absolute URI",
        "serve", "--services", "probe", "--Keys:Folder", "/tmp/carebridge-never/keys", "--RabbitMq:Uri", "somewhere",
        "--Store:Provider", "PostgreSql")]
    [InlineData("Store:Provider is one of: PostgreSql, SqlServer.",
        "migrate", "--Store:Provider", "Oracle", "--ConnectionStrings:counting", "x",
        "--data", "/tmp/carebridge-never")]
    [InlineData("ConnectionStrings:counting is not set.",
        "migrate", "--Store:Provider", "PostgreSql", "--data", "/tmp/carebridge-never")]
    [InlineData("Secrets:Folder: ", "serve", "--Secrets:Folder", "/tmp/carebridge-never/secrets")]
    [InlineData("--at-once goes with --retire.",
        "rotate-keys", "--at-once", "--Store:Provider", "PostgreSql", "--data", "/tmp/carebridge-never",
        "--ConnectionStrings:counting", "x")]
    [InlineData("--new-key stands alone, or is true or false.",
        "rotate-keys", "--new-key=maybe", "--Store:Provider", "PostgreSql", "--data", "/tmp/carebridge-never",
        "--ConnectionStrings:counting", "x")]
    [InlineData("Keys:Notice is a time from 00:00:01 to 01:00:00.",
        "serve", "--Keys:Notice", "2.00:00:00", "--data", "/tmp/carebridge-never")]
    [InlineData("-x", "serve", "-x=1")]
    public async Task A_wrong_command_line_ends_with_64_and_says_what_to_change(string words, params string[] args)
    {
        var console = Console.Error;
        using var said = new StringWriter();
        Console.SetError(TextWriter.Synchronized(said));
        try
        {
            Assert.Equal(64, await Launcher.RunAsync(args, Modules));
        }
        finally
        {
            Console.SetError(console);
        }
        Assert.Contains("carebridge: ", said.ToString());
        Assert.Contains(words, said.ToString());
    }

    [Fact]
    public async Task A_services_own_command_needs_the_service_here() => Assert.Equal(
        64,
        await Launcher.RunAsync(
            [
                "verify-accounting", "--services", "portal", "--Keys:Folder", "/tmp/carebridge-never/keys",
                "--RabbitMq:Uri", "amqp://127.0.0.1/",
            ],
            CareBridge.Host.Services.All));

    [Fact]
    public async Task Asking_after_the_health_of_nobody_fails() =>
        Assert.Equal(1, await Launcher.RunAsync(
            ["health", "--url", $"http://127.0.0.1:{FreePort.Next()}"], Modules));

    [Fact]
    public void The_data_folder_is_the_one_given_or_the_systems()
    {
        Assert.Equal(Path.GetFullPath("here"), DataFolder.Of(With("here")));
        foreach (var none in new[] { With(null), With("") })
        {
            var folder = DataFolder.Of(none);
            Assert.True(Path.IsPathFullyQualified(folder));
            Assert.Equal("carebridge", Path.GetFileName(folder));
        }

        static IConfiguration With(string? folder) => new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Folder"] = folder }).Build();
    }

    [Fact]
    public void Secrets_are_read_from_files_as_orchestrators_mount_them()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("carebridge-test-");
        try
        {
            // Kubernetes: the files are links to where they lie together.
            var secrets = folder.CreateSubdirectory("secrets");
            secrets.CreateSubdirectory("..1");
            System.IO.Directory.CreateSymbolicLink(Path.Combine(secrets.FullName, "..data"), "..1");
            Put("ConnectionStrings__Probe", "Host=of-file\n");
            Put("Notices__Smtp__Password", "p w");

            var settings = CareBridgeApplication.CreateBuilder(
                [
                    "--Data:Folder", folder.FullName, "--Secrets:Folder", secrets.FullName,
                    "--ConnectionStrings:probe", "Host=of-command-line", "--Notices:Smtp:User", "somebody",
                ],
                Target.Select(Modules, "all")).Configuration;

            Assert.Equal("Host=of-file", settings.GetConnectionString("probe"));
            Assert.Equal("p w", settings["Notices:Smtp:Password"]);
            Assert.Equal("somebody", settings["Notices:Smtp:User"]);

            void Put(string name, string value)
            {
                File.WriteAllText(Path.Combine(secrets.FullName, "..1", name), value);
                File.CreateSymbolicLink(Path.Combine(secrets.FullName, name), Path.Combine("..data", name));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Settings_lie_beside_the_program_wherever_it_is_started_from()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("carebridge-test-");
        try
        {
            var builder = CareBridgeApplication.CreateBuilder(
                ["--Data:Folder", folder.FullName], Target.Select(Modules, "all"));

            Assert.Equal(
                AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar),
                builder.Environment.ContentRootPath.TrimEnd(Path.DirectorySeparatorChar));
            Assert.Equal("http://localhost:8080", builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
