using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using CareBridge.Platform.Diagnosis;
using CareBridge.Platform.Hosting;
using CareBridge.Portal.Delivery;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Features.Notices;
using CareBridge.Testing;
using CareBridge.Tests.Platform.Diagnosis;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>Talking to mail servers: encryption, signing in, and what is known when it goes wrong.</summary>
public sealed class SmtpTests : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("carebridge-test-");
    private bool _handedOver;

    [Theory]
    [InlineData("start-tls", "PLAIN")]
    [InlineData("start-tls", "LOGIN")]
    [InlineData("tls", "PLAIN")]
    public async Task Mail_and_password_travel_encrypted(string security, string method)
    {
        var (key, certificate, authority) = Certificates();
        await using var server = await MailServer.StartAsync(new JsonObject
        {
            ["secure"] = security == "tls",
            ["startTls"] = true,
            ["key"] = key,
            ["cert"] = certificate,
            ["user"] = "portal",
            ["password"] = "pässword",
            ["authMethods"] = new JsonArray(method),
        });

        var answer = await SendAsync(Settings(server.Port, security, authority, "portal", "pässword"));

        Assert.Equal(DeliveryAnswer.Taken, answer);
        var mail = Assert.Single(server.To("jo@mail.example"));
        Assert.True(mail.Secure);
        Assert.Equal("portal", mail.User);
    }

    [Fact]
    public async Task An_address_that_would_be_another_command_is_none()
    {
        await using var server = await MailServer.StartAsync();

        var answer = await SendAsync(
            Settings(server.Port, "none"), "jo@mail.example>\r\nRCPT TO:<sam@mail.example");

        Assert.Equal(DeliveryAnswer.Never(DeliveryReason.NoSuchAddress), answer);
        Assert.False(_handedOver);
        Assert.Empty(server.To("sam@mail.example"));
    }

    [Fact]
    public async Task A_wrong_password_sends_nothing_and_is_ours_to_put_right()
    {
        var (key, certificate, authority) = Certificates();
        await using var server = await MailServer.StartAsync(new JsonObject
        {
            ["startTls"] = true,
            ["key"] = key,
            ["cert"] = certificate,
            ["user"] = "portal",
            ["password"] = "right",
        });

        var answer = await SendAsync(Settings(server.Port, "start-tls", authority, "portal", "wrong"));

        Assert.Equal(DeliveryAnswer.Later(DeliveryReason.NotAccepted), answer);
        Assert.False(_handedOver);
    }

    [Fact]
    public async Task Without_encryption_or_with_an_unknown_certificate_nothing_is_sent()
    {
        var (key, certificate, _) = Certificates();
        await using var plain = await MailServer.StartAsync();
        await using var unknown = await MailServer.StartAsync(
            new JsonObject { ["startTls"] = true, ["key"] = key, ["cert"] = certificate });

        Assert.Equal(
            DeliveryAnswer.Later(DeliveryReason.NotSecure), await SendAsync(Settings(plain.Port, "start-tls")));
        Assert.Equal(
            DeliveryAnswer.Later(DeliveryReason.NotSecure), await SendAsync(Settings(unknown.Port, "start-tls")));
        Assert.False(_handedOver);
        Assert.Empty(plain.To("jo@mail.example"));
        Assert.Empty(unknown.To("jo@mail.example"));
    }

    [Fact]
    public async Task A_server_that_takes_it_and_does_not_answer_leaves_it_unsure()
    {
        await using var server = await MailServer.StartAsync();
        var clock = new FixedClock();

        var sending = SendAsync(Settings(server.Port, "none"), "mute@mail.example", clock);
        await Eventually.SucceedsAsync(() => Task.FromResult(Assert.Single(server.To("mute@mail.example"))));
        clock.Advance(DeliveryTimeouts.Smtp);

        Assert.Equal(DeliveryAnswer.Unsure(DeliveryReason.TimedOut, mayRepeat: false), await sending);
        Assert.True(_handedOver);
    }

    [Theory]
    [InlineData("nobody@mail.example", DeliveryReason.NoSuchAddress, true, false)]
    [InlineData("relay@mail.example", DeliveryReason.NotAccepted, false, false)]
    [InlineData("policy@mail.example", DeliveryReason.NotAccepted, false, false)]
    [InlineData("busy@mail.example", DeliveryReason.TryLater, false, false)]
    [InlineData("spam@mail.example", DeliveryReason.Refused, true, true)]
    internal async Task A_no_is_told_apart_by_its_stage(
        string address, DeliveryReason reason, bool forGood, bool handedOver)
    {
        await using var server = await MailServer.StartAsync();

        var answer = await SendAsync(Settings(server.Port, "none"), address);

        Assert.Equal(new DeliveryAnswer(DeliveryOutcome.Failed, reason, forGood), answer);
        Assert.Equal(handedOver, _handedOver);
    }

    [Fact]
    public async Task What_is_not_to_be_handed_over_is_not_taken()
    {
        await using var server = await MailServer.StartAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Channel(Settings(server.Port, "none"))
            .SendAsync(Parcel("jo@mail.example"), () => throw new InvalidOperationException("Not ours any more.")));

        Assert.Equal(DeliveryAnswer.Taken, await SendAsync(Settings(server.Port, "none"), "other@mail.example"));
        Assert.Empty(server.To("jo@mail.example"));
    }

    [Fact]
    public async Task Nobody_there_is_unreachable() => Assert.Equal(
        DeliveryAnswer.Later(DeliveryReason.Unreachable), await SendAsync(Settings(FreePort.Next(), "none")));

    [Theory]
    [InlineData("Notices:Smtp:From", "nobody")]
    [InlineData("Notices:Smtp:Security", "maybe")]
    [InlineData("Notices:Smtp:User", "portal")]
    [InlineData("PublicUrl", "")]
    [InlineData("Notices:TimeZone", "Nowhere/Land")]
    [InlineData("Notices:Sms:Url", "http://sms.example.org")]
    public void Settings_that_will_not_do_stop_the_start(string key, string value)
    {
        var settings = Settings(25, "none");
        settings[key] = value;

        Assert.Throws<UsageException>(() => Channel(settings));
    }

    [Fact]
    public async Task The_doctor_tells_why_a_mail_server_takes_nothing()
    {
        var (key, certificate, authority) = Certificates();
        await using var server = await MailServer.StartAsync(new JsonObject
        {
            ["startTls"] = true,
            ["key"] = key,
            ["cert"] = certificate,
            ["user"] = "portal",
            ["password"] = "right",
        });

        (await DoctorAsync(Settings(FreePort.Next(), "none"))).Has("smtp-unreachable");
        (await DoctorAsync(Settings(server.Port, "start-tls"))).Has("smtp-certificate");
        (await DoctorAsync(Settings(server.Port, "start-tls", authority, "portal", "wrong"))).Has("smtp-sign-in");
        var right = await DoctorAsync(Settings(server.Port, "start-tls", authority, "portal", "right"));
        right.Has("smtp-certificate-expiring");
        right.HasNone("smtp-sign-in", "smtp-certificate", "smtp-refused");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<DeliveryAnswer> SendAsync(
        Dictionary<string, string?> settings, string address = "jo@mail.example", TimeProvider? clock = null) =>
        Channel(settings, clock).SendAsync(Parcel(address), () =>
        {
            _handedOver = true;
            return Task.CompletedTask;
        });

    private static Task<IReadOnlyList<Finding>> DoctorAsync(Dictionary<string, string?> settings) =>
        Doctor.AskAsync([Doctor.NoStore, .. settings.Where(one => one.Value is not null)
            .Select(one => $"--{one.Key}={one.Value}")]);

    private static EmailChannel Channel(Dictionary<string, string?> settings, TimeProvider? clock = null) => new(
        new NoticeSettings(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()),
        clock ?? TimeProvider.System);

    private static Parcel Parcel(string address) => new()
    {
        Id = Guid.CreateVersion7(),
        Address = address,
        Text = new NoticeText("Algo nuevo ñ.", new Uri("https://portal.example/notices"), Footer: null),
        Language = NoticeLanguage.Es,
        CreatedAt = TimeProvider.System.GetUtcNow(),
    };

    private static Dictionary<string, string?> Settings(
        int port, string security, string? authority = null, string? user = null, string? password = null) => new()
        {
            ["PublicUrl"] = "https://portal.example",
            ["Notices:Smtp:Host"] = "127.0.0.1",
            ["Notices:Smtp:Port"] = $"{port}",
            ["Notices:Smtp:Security"] = security,
            ["Notices:Smtp:From"] = "CareBridge <no-reply@portal.example>",
            ["Notices:Smtp:AuthorityFile"] = authority,
            ["Notices:Smtp:User"] = user,
            ["Notices:Smtp:Password"] = password,
        };

    /// <summary>A server's key and certificate, and the file of the authority that signed it.</summary>
    private (string Key, string Certificate, string Authority) Certificates()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest("CN=Test authority", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = rootRequest.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var leaf = request.Create(root, now.AddDays(-1), now.AddDays(1), RandomNumberGenerator.GetBytes(8));
        var file = Path.Combine(_folder.FullName, "authority.pem");
        File.WriteAllText(file, root.ExportCertificatePem());
        return (key.ExportPkcs8PrivateKeyPem(), leaf.ExportCertificatePem(), file);
    }
}
