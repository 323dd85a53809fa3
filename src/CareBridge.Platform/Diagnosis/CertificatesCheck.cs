using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using CareBridge.Platform.Web;

namespace CareBridge.Platform.Diagnosis;

/// <summary>Whether browsers and clinics will believe who we are, and for how long.</summary>
internal sealed class CertificatesCheck : DeploymentCheck
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(21);

    public override string Name => "certificates";

    public override async Task ExamineAsync(Examination examination, Findings found, CancellationToken cancellation)
    {
        foreach (var key in (string[])[PublicUrl.OfPeople, PublicUrl.OfClinics])
        {
            if (!Uri.TryCreate(examination[key], UriKind.Absolute, out var url)) continue;
            if (url.Scheme != Uri.UriSchemeHttps) continue;
            try
            {
                await LookAsync(key, url, examination, found, cancellation);
            }
            catch (Exception exception) when (exception is SocketException or IOException or AuthenticationException
                or OperationCanceledException && !cancellation.IsCancellationRequested)
            {
                found.Warning(
                    "certificate-unseen",
                    key,
                    "Nobody answers there with TLS, as far as can be seen from here.",
                    "See from outside that the page opens; if it does not, put right the proxy, the name or the port.");
            }
        }
    }

    private static async Task LookAsync(
        string key, Uri url, Examination examination, Findings found, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Examination.Patience);
        using var socket = new TcpClient();
        await socket.ConnectAsync(url.IdnHost, url.Port, patience.Token);
        await using var tls = new SslStream(socket.GetStream());
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = url.IdnHost,
                // Nothing is sent: the certificate is looked at whatever is wrong with it.
                RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                {
                    var shown = (X509Certificate2)certificate!;
                    LookAtTime(key, shown, examination.Time, found);
                    LookAtTrust(key, chain, errors, found);
                    return true;
                },
            },
            patience.Token);
    }

    private static void LookAtTime(string key, X509Certificate2 shown, TimeProvider time, Findings found)
    {
        var left = shown.NotAfter.ToUniversalTime() - time.GetUtcNow();
        if (left < TimeSpan.Zero)
        {
            found.Fault(
                "certificate-expired",
                key,
                "The certificate there has expired.",
                "Renew it, and see why that did not happen by itself.");
        }
        else if (left < Soon)
        {
            found.Warning(
                "certificate-expiring",
                key,
                $"The certificate there expires in {left.Days} days.",
                "Renew it, and have it renewed by itself from now on.");
        }
    }

    private static void LookAtTrust(string key, X509Chain? chain, SslPolicyErrors errors, Findings found)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            found.Fault(
                "certificate-name",
                key,
                "The certificate there is for another name.",
                "Have one made for the host in this address, or put the address right.");
        }
        var isUntrusted = chain?.ChainStatus.Any(status =>
            status.Status is not (X509ChainStatusFlags.NotTimeValid or X509ChainStatusFlags.NoError)) == true;
        if (!errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) || !isUntrusted) return;
        found.Fault(
            "certificate-chain",
            key,
            "No authority that this machine trusts has signed the certificate there.",
            "Have the proxy send the intermediate ones as well; your own authority is nobody's but yours.");
    }
}
