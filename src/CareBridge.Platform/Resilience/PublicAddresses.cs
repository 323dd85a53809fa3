using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CareBridge.Platform.Resilience;

/// <summary>
/// Which addresses that a partner gave us we call: <c>https</c> unless <c>Outbound:AllowHttp</c>, and on the public
/// internet unless <c>Outbound:AllowPrivateAddresses</c>, so that nobody makes us call our own network for them.
/// </summary>
public sealed class PublicAddresses(IConfiguration configuration)
{
    /// <summary>A public IPv4 address, as hosts that speak only IPv6 reach it (RFC 6052).</summary>
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>All that is routed on the internet; what is not (RFC 6890) is somewhere else in IPv6.</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    /// <summary>IANA's registries of special-purpose addresses.</summary>
    private static readonly List<IPNetwork> Special =
    [
        .. ((string[])[
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/3", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        ]).Select(IPNetwork.Parse),
    ];

    private readonly bool _allowHttp = configuration.GetValue<bool>("Outbound:AllowHttp");

    internal bool AllowPrivate { get; } = configuration.GetValue<bool>("Outbound:AllowPrivateAddresses");

    /// <summary>
    /// Whether an address may be registered. What its host's name stands for is looked at when it is called, for that
    /// can change.
    /// </summary>
    public bool Allow(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address)
        && IsSpoken(address)
        && address.UserInfo.Length == 0
        && Uri.CheckHostName(address.DnsSafeHost) != UriHostNameType.Unknown
        && (!IPAddress.TryParse(address.DnsSafeHost, out var literal) || Allow(literal));

    internal bool IsSpoken(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (_allowHttp && address.Scheme == Uri.UriSchemeHttp);

    internal bool Allow(IPAddress address) => AllowPrivate || IsPublic(address);

    private static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return IsPublic(address.MapToIPv4());
        if (Translated.Contains(address)) return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return (address.AddressFamily == AddressFamily.InterNetwork || Global.Contains(address))
            && !Special.Exists(network => network.Contains(address));
    }
}

public static class PublicAddressesRegistration
{
    /// <summary>
    /// Calls only what <see cref="PublicAddresses"/> allows; any other call fails with an
    /// <see cref="HttpRequestException"/> and nothing is sent. The address that is checked is the one that is connected
    /// to: a name that stands for another a moment later changes nothing.
    /// </summary>
    public static IHttpClientBuilder OnlyToPublicAddresses(this IHttpClientBuilder client)
    {
        client.Services.TryAddSingleton<PublicAddresses>();
        return client.ConfigurePrimaryHttpMessageHandler((handler, services) =>
        {
            var sockets = (SocketsHttpHandler)handler;
            var allowed = services.GetRequiredService<PublicAddresses>();
            // A proxy would resolve the name itself, and it would be the proxy's own address that is looked at.
            sockets.UseProxy = allowed.AllowPrivate;
            sockets.ConnectCallback = (context, cancellation) => ConnectAsync(allowed, context, cancellation);
        });
    }

    private static async ValueTask<Stream> ConnectAsync(
        PublicAddresses allowed, SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        if (!allowed.IsSpoken(context.InitialRequestMessage.RequestUri!))
            throw new HttpRequestException("Only https is called.");
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = (await Dns.GetHostAddressesAsync(host, cancellation)).Where(allowed.Allow).ToArray();
        if (addresses.Length == 0) throw new HttpRequestException("Only addresses on the public internet are called.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
