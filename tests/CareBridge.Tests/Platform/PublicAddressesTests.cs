using System.Net;
using System.Net.Sockets;
using CareBridge.Platform.Resilience;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Platform;

/// <summary>A partner's address is no way into our own network.</summary>
public sealed class PublicAddressesTests : IDisposable
{
    private readonly TcpListener _inside = new(IPAddress.Loopback, 0);

    public PublicAddressesTests() => _inside.Start();

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("198.18.0.1")]
    [InlineData("203.0.113.7")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void An_address_of_a_private_or_special_network_is_not_public(string address)
    {
        Assert.False(Allowed().Allow(IPAddress.Parse(address)));
        Assert.True(Allowed(("AllowPrivateAddresses", "true")).Allow(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("100.128.0.1")]
    [InlineData("172.32.0.1")]
    [InlineData("192.167.255.255")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("2606:4700::1111")]
    public void An_address_on_the_internet_is_public(string address) =>
        Assert.True(Allowed().Allow(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://ehr.example/jwks", true)]
    [InlineData("https://8.8.8.8:8443/jwks?a=b", true)]
    [InlineData("http://ehr.example/jwks", false)]
    [InlineData("ftp://ehr.example/jwks", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("https://somebody:secret@ehr.example/jwks", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://2130706433/", false)]
    [InlineData("https://0x7f.1/", false)]
    [InlineData("https://0177.0.0.1/", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("https://[::ffff:169.254.169.254]/", false)]
    [InlineData("https://[fe80::1%25eth0]/", false)]
    [InlineData("/jwks", false)]
    [InlineData("", false)]
    public void An_address_can_be_registered_when_it_is_https_and_not_plainly_private(string url, bool allowed) =>
        Assert.Equal(allowed, Allowed().Allow(url));

    [Fact]
    public void Plain_http_and_private_addresses_are_allowed_one_by_one()
    {
        Assert.True(Allowed(("AllowHttp", "true")).Allow("http://ehr.example/"));
        Assert.False(Allowed(("AllowHttp", "true")).Allow("http://10.0.0.1/"));
        Assert.True(Allowed(("AllowPrivateAddresses", "true")).Allow("https://10.0.0.1/"));
        Assert.False(Allowed(("AllowPrivateAddresses", "true")).Allow("http://10.0.0.1/"));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task What_a_name_stands_for_is_looked_at_when_it_is_called(string host)
    {
        using var services = Client(("AllowHttp", "true"));

        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync(services, host));

        Assert.False(_inside.Pending());
    }

    [Fact]
    public async Task A_private_address_is_called_when_that_is_allowed()
    {
        using var services = Client(("AllowHttp", "true"), ("AllowPrivateAddresses", "true"));

        var call = CallAsync(services, "localhost");

        using var connection = await _inside.AcceptSocketAsync();
        await connection.SendAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray());
        Assert.Equal(HttpStatusCode.NoContent, (await call).StatusCode);
    }

    [Fact]
    public async Task Plain_http_is_not_spoken_whatever_was_registered_once()
    {
        using var services = Client(("AllowPrivateAddresses", "true"));

        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync(services, "localhost"));

        Assert.False(_inside.Pending());
    }

    public void Dispose() => _inside.Dispose();

    private Task<HttpResponseMessage> CallAsync(IServiceProvider services, string host) =>
        services.GetRequiredService<IHttpClientFactory>().CreateClient("partner")
            .GetAsync($"http://{host}:{((IPEndPoint)_inside.LocalEndpoint).Port}/");

    private static ServiceProvider Client(params (string Name, string Value)[] settings)
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton(Settings(settings));
        services.AddResilientHttpClient("partner", Attempt.Partner).OnlyToPublicAddresses();
        return services.BuildServiceProvider();
    }

    private static PublicAddresses Allowed(params (string Name, string Value)[] settings) => new(Settings(settings));

    private static IConfiguration Settings((string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(one =>
            KeyValuePair.Create($"Outbound:{one.Name}", (string?)one.Value))).Build();
}
