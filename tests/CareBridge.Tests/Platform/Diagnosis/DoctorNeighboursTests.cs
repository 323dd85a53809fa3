using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CareBridge.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Tests.Platform.Diagnosis;

/// <summary>Other services, certificates and mail servers that are not what they should be.</summary>
public sealed class DoctorNeighboursTests(ProbeHost probe) : IClassFixture<ProbeHost>
{
    [Fact]
    public async Task Services_that_are_elsewhere_or_not_ours_are_found()
    {
        await using var other = await Receiver.StartAsync();
        other.Answers["api/portal/operation"] = _ => Task.FromResult(401);
        string[] args =
        [
            "--services=consent", Doctor.NoStore, $"--Keys:Folder={KeysFolder}",
            $"--Services:portal={other.Address("")}", $"--Services:crisis={other.Address("")}",
            $"--Services:exchange=http://127.0.0.1:{FreePort.Next()}/",
        ];

        var found = await Doctor.AskAsync(args);
        var early = await Doctor.AskAsync(new FixedClock(TimeProvider.System.GetUtcNow().AddMinutes(-5)), args);

        Assert.Contains(found, one => one is { Code: "service-keys", About: "Services:portal" });
        Assert.Contains(found, one => one is { Code: "service-other", About: "Services:crisis" });
        Assert.Contains(found, one => one is { Code: "service-unreachable", About: "Services:exchange" });
        found.HasNone("service-clock");
        early.Has("service-clock");
        early.HasNone("service-keys");
    }

    [Fact]
    public async Task A_certificate_that_nobody_will_believe_is_found()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=another.example", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(now.AddDays(-1), now.AddDays(10));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        await using var app = builder.Build();
        await app.StartAsync();
        string[] args =
        [
            Doctor.NoStore, $"--PublicUrl={app.Urls.First()}",
            $"--Exchange:PublicUrl=https://127.0.0.1:{FreePort.Next()}",
        ];

        var found = await Doctor.AskAsync(args);

        found.Has("certificate-expiring", "certificate-name", "certificate-chain", "certificate-unseen");
        (await Doctor.AskAsync(new FixedClock(now.AddDays(11)), args)).Has("certificate-expired");
    }

    private string KeysFolder => probe.Services.GetRequiredService<IConfiguration>()["Keys:Folder"]!;
}
