using System.Text.RegularExpressions;
using CareBridge.Host;
using CareBridge.Platform.Diagnosis;
using CareBridge.Platform.Hosting;
using CareBridge.Testing;

namespace CareBridge.Tests.Platform.Diagnosis;

/// <summary>Planted misconfigurations that can be seen without asking anybody: each is found by its code.</summary>
public sealed partial class DoctorSettingsTests : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("carebridge-test-");

    [Theory]
    [InlineData("setting-unknown", "Notices:FirstRetri", "--Notices:FirstRetri=00:01:00")]
    [InlineData("setting-unknown", "RabitMq:Uri", "--RabitMq:Uri=amqps://127.0.0.1/")]
    [InlineData("setting-unknown", "ConnectionStrings:cnosent", "--ConnectionStrings:cnosent=Host=/nowhere")]
    [InlineData("setting-format", "Portal:LockAfter", "--Portal:LockAfter=soon")]
    [InlineData("setting-format", "Exchange:PublicUrl", "--Exchange:PublicUrl=fhir.example.org")]
    [InlineData("setting-format", "Notices:TimeZone", "--Notices:TimeZone=Nowhere/Land")]
    [InlineData("setting-format", "Outbound:AllowHttp", "--Outbound:AllowHttp=")]
    [InlineData("setting-range", "Portal:LockAfter", "--Portal:LockAfter=10")]
    [InlineData("setting-range", "Notices:Smtp:Port", "--Notices:Smtp:Port=70000")]
    [InlineData("setting-range", "Referrals:TimeLimits:Stat:Answer", "--Referrals:TimeLimits:Stat:Answer=500")]
    [InlineData("setting-order", "Notices:FirstRetry", "--Notices:FirstRetry=02:00:00")]
    [InlineData("secret-sample", "Notices:Smtp:Password", "--Notices:Smtp:Password=Change-Me")]
    [InlineData("secret-on-command-line", "Notices:Sms:Token", "--Notices:Sms:Token=8f0a5c7ee1")]
    [InlineData("public-url-missing", "PublicUrl", "--PublicUrl=")]
    [InlineData("public-url-http", "PublicUrl", "--PublicUrl=http://care.invalid")]
    [InlineData("public-url-path", "PublicUrl", "--PublicUrl=http://localhost/portal")]
    [InlineData("outbound-private", "Outbound:AllowPrivateAddresses", "--Outbound:AllowPrivateAddresses=true")]
    [InlineData("outbound-http", "Outbound:AllowHttp", "--Outbound:AllowHttp=True")]
    [InlineData("store-plain", "ConnectionStrings:consent", "--ConnectionStrings:consent=Host=store.invalid")]
    [InlineData("store-provider", "Store:Provider", "--Store:Provider=Oracle")]
    [InlineData("store-connection", "ConnectionStrings:consent", "--ConnectionStrings:consent=nonsense")]
    [InlineData("store-missing", "ConnectionStrings:portal", "--urls=http://localhost:1")]
    [InlineData("store-unreachable", "ConnectionStrings:consent", "--urls=http://localhost:1")]
    [InlineData("space-temporary", "TMPDIR", "--least-space=2000000000")]
    [InlineData("second-factor-off", "SecondFactor:Required", "--SecondFactor:Required=false")]
    [InlineData("administrator-password-twice", "Portal:AdministratorPasswordFile",
        "--Portal:AdministratorPassword=a1b2c3d4e5", "--Portal:AdministratorPasswordFile=/nowhere")]
    [InlineData("sms-settings", "Notices:Sms", "--Notices:Sms:Url=http://sms.invalid", "--PublicUrl=http://localhost")]
    [InlineData("smtp-settings", "Notices:Smtp", "--Notices:Smtp:Host=localhost")]
    [InlineData("broker-missing", "RabbitMq:Uri", "--services=consent")]
    [InlineData("keys-missing", "Keys:Folder", "--services=consent")]
    [InlineData("service-missing", "Services:portal", "--services=consent")]
    [InlineData("service-plain", "Services:portal", "--services=consent", "--Services:portal=http://portal.invalid")]
    public async Task A_planted_fault_is_found_by_its_code_where_it_is(
        string code, string about, params string[] planted)
    {
        string[] sound = ["--data", "/nowhere", Doctor.NoStore];

        var found = await Doctor.AskAsync([.. sound.Select(Long), .. planted]);
        var before = await Doctor.AskAsync([.. sound.Select(Long), "--PublicUrl=http://localhost:1"]);

        found.Has(code);
        Assert.Contains(found, one => one.Code == code && one.About == about);
        if (!code.StartsWith("store-m") && !code.StartsWith("store-u")) before.HasNone(code);

        static string Long(string word) => word == "--data" ? "--Data:Folder" : word;
    }

    [Fact]
    public async Task A_misspelt_key_is_told_what_was_meant()
    {
        var found = await Doctor.AskAsync(Doctor.NoStore, "--Notices:Smpt:Host=localhost", "--Consent:Anchor=1");

        Assert.Contains(found, one => one.Mend?.Contains("Is Notices:Smtp:Host meant?") == true);
        Assert.Contains(found, one => one is { Code: "setting-unknown", About: "Consent:Anchor" });
    }

    [Fact]
    public async Task What_a_value_is_is_told_nobody()
    {
        const string secret = "9c1f55aa0be2";
        using var output = new StringWriter();

        await DoctorCommand.RunAsync(
            [
                Doctor.NoStore + ";Password=" + secret, $"--Notices:Smtp:Password={secret}",
                $"--RabbitMq:Uri=amqp://u:{secret}@127.0.0.1:1/", $"--Portal:LockAfter={secret}",
            ],
            Services.All,
            TimeProvider.System,
            output);

        Assert.Contains("setting-format", output.ToString());
        Assert.Contains("broker-unreachable", output.ToString());
        Assert.DoesNotContain(secret, output.ToString());
    }

    [Fact]
    public async Task Keys_that_others_can_read_or_nobody_can_are_found()
    {
        File.WriteAllText(
            Path.Combine(_folder.FullName, "key-1.xml"),
            "<key><activationDate>2019-10-01T00:00:00Z</activationDate>"
                + "<expirationDate>2020-01-01T00:00:00Z</expirationDate></key>");
        File.WriteAllText(Path.Combine(_folder.FullName, "key-2.xml"), "nonsense");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserExecute
                | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        (await Doctor.AskAsync(Doctor.NoStore, "--Keys:Folder", _folder.FullName))
            .Has("keys-open", "keys-unreadable", "keys-expired");
    }

    [Fact]
    public async Task A_key_that_has_outlived_its_use_is_found()
    {
        foreach (var year in new[] { 2021, 2022, 2023 })
        {
            File.WriteAllText(
                Path.Combine(_folder.FullName, $"key-{year}.xml"),
                $"<key><activationDate>{year}-01-01T00:00:00Z</activationDate>"
                    + $"<expirationDate>{year}-04-01T00:00:00Z</expirationDate></key>");
        }

        (await Doctor.AskAsync(Doctor.NoStore, "--Keys:Folder", _folder.FullName)).Has("keys-older");
    }

    [Fact]
    public async Task A_private_store_needs_its_programs_and_room() =>
        (await Doctor.AskAsync(
            "--Data:Folder", _folder.FullName, "--Embedded:Binaries", "/nowhere", "--least-space=2000000000"))
            .Has("embedded-programs", "space-data");

    [Fact]
    public async Task Words_for_a_person_say_what_is_wrong_and_what_to_do()
    {
        using var output = new StringWriter();

        var end = await DoctorCommand.RunAsync(
            [Doctor.NoStore, "--SecondFactor:Required=false"], Services.All, TimeProvider.System, output);

        Assert.Equal(1, end);
        Assert.Contains("second-factor-off", output.ToString());
        Assert.Contains("Take it out, unless everybody in this deployment is invented.", output.ToString());
        Assert.Matches(Sum(), output.ToString());
    }

    [Fact]
    public async Task Services_that_there_are_not_are_refused() => await Assert.ThrowsAsync<UsageException>(
        () => DoctorCommand.RunAsync(["--services=consnet"], Services.All, TimeProvider.System, TextWriter.Null));

    [Fact]
    public void Every_finding_and_every_setting_is_in_the_manual()
    {
        var manual = File.ReadAllText(RepositoryRoot.PathTo("infra/docs/operating.md"));
        var sources = System.IO.Directory.EnumerateFiles(
                RepositoryRoot.PathTo("src"), "*Check.cs", SearchOption.AllDirectories)
            .Where(file => file.Contains("/Diagnosis/"));
        var codes = sources.SelectMany(file => Code().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value + match.Groups[2].Value).ToHashSet();
        Assert.InRange(codes.Count, 60, 100);
        Assert.All(codes, code => Assert.Contains($"`{code}`", manual));
        var words = PlatformSettings.All.Concat(Services.All.SelectMany(module => module.Settings))
            .Where(setting => !setting.Key.StartsWith("Referrals:TimeLimits:") && setting.Key.Contains(':'))
            .Select(setting => setting.Key.Replace("{any}", "{state}")).ToList();
        Assert.All(words, key => Assert.True(
            manual.Contains($"`{key}") || manual.Contains($"`…:{key.Split(':')[^1]}`"), key));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [GeneratedRegex(@"(?:Fault|Warning|Need)\(\s*""([a-z-]+)""|Look\(""(space-[a-z]+)""")]
    private static partial Regex Code();

    [GeneratedRegex(@"\d+ faults, \d+ warnings\.")]
    private static partial Regex Sum();
}
