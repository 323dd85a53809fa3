using CareBridge.Demo;
using CareBridge.Testing;

namespace CareBridge.Tests.Demo;

public sealed class DemoCommandTests : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("carebridge-test-").FullName;

    [Theory]
    [InlineData("--participants", "many")]
    [InlineData("--participants", "-1")]
    [InlineData("--url", "localhost")]
    [InlineData("--administrator-password-file", "/nowhere/at/all")]
    [InlineData("--colour", "blue")]
    [InlineData("--seed")]
    public void A_command_line_that_cannot_be_followed_is_explained(params string[] args) =>
        Assert.Throws<DemoException>(() => DemoOptions.Parse(args));

    [Fact]
    public void A_second_run_works_on_the_day_and_with_the_password_and_keys_of_the_first()
    {
        var options = DemoOptions.Parse(["--folder", _folder]);
        var first = DemoFolder.Open(options, new DateOnly(2026, 3, 2));
        var key = first.Key("riverbend").Key.ExportPkcs8PrivateKeyPem();

        var second = DemoFolder.Open(options, new DateOnly(2026, 4, 9));

        Assert.Equal(new DateOnly(2026, 3, 2), second.ReferenceDate);
        Assert.Equal(first.Password, second.Password);
        Assert.Equal(key, second.Key("riverbend").Key.ExportPkcs8PrivateKeyPem());
    }

    [Fact]
    public void A_folder_is_of_one_seed_and_one_password()
    {
        var today = new DateOnly(2026, 3, 2);
        DemoFolder.Open(DemoOptions.Parse(["--folder", _folder]), today);

        Assert.Throws<DemoException>(
            () => DemoFolder.Open(DemoOptions.Parse(["--folder", _folder, "--seed", "7"]), today));
        Assert.Throws<DemoException>(
            () => DemoFolder.Open(DemoOptions.Parse(["--folder", _folder, "--password", "some other one"]), today));
    }

    [Fact]
    public void Passwords_and_keys_are_for_their_owner_only()
    {
        DemoFolder.Open(DemoOptions.Parse(["--folder", _folder]), new DateOnly(2026, 3, 2)).Key("riverbend");

        foreach (var file in System.IO.Directory.GetFiles(_folder))
        {
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task A_server_that_does_not_answer_makes_it_fail_with_a_message()
    {
        string[] args =
            ["--folder", _folder, "--url", $"http://127.0.0.1:{FreePort.Next()}", "--administrator-password",
                "whatever it is"];

        Assert.Equal(1, await DemoCommand.RunAsync(args));
    }

    [Fact]
    public void Progress_that_nobody_watches_is_a_line_for_every_tenth()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var progress = new CareBridge.Demo.Progress(output, 40, watched: false);

        for (var i = 0; i < 40; i++) progress.Step();

        Assert.Equal("0 %\n10 %\n20 %\n30 %\n40 %\n50 %\n60 %\n70 %\n80 %\n90 %\n100 %\n", output.ToString());
    }

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);
}
