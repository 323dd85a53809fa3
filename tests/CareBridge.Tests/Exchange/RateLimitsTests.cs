using System.Net;
using System.Net.Http.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Tests.Exchange;

/// <summary>One client that asks too much hears so, and no other is held up.</summary>
public sealed class RateLimitsTests : IAsyncLifetime
{
    private const int AtOnce = 5;

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Exchange:RateLimit:RequestsPerSecond"] = "1",
        ["Exchange:RateLimit:RequestsAtOnce"] = $"{AtOnce}",
        ["Exchange:RateLimit:TokensPerMinute"] = "1",
        ["Exchange:RateLimit:TokensAtOnce"] = $"{AtOnce}",
    };

    private readonly ExchangeWorld _world = new() { Settings = Settings };

    public Task InitializeAsync() => _world.InitializeAsync();

    public Task DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_client_that_asks_too_much_is_told_when_to_come_back()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4 * AtOnce)
            .Select(_ => _world.ClinicClient.GetAsync("/fhir/Organization?_count=1")));

        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), AtOnce, 3 * AtOnce);
        var refused = answers.First(answer => answer.StatusCode != HttpStatusCode.OK);
        var issue = await refused.IssueAsync(HttpStatusCode.TooManyRequests);
        Assert.Equal("throttled", issue.Text("code"));
        var wait = refused.Headers.RetryAfter!.Delta!.Value;
        Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.OK, (await _world.OtherClient.GetAsync("/fhir/Organization")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _world.Host.Anonymous.GetAsync("/fhir/metadata")).StatusCode);

        await Eventually.IsAsync(
            HttpStatusCode.OK,
            async () => (await _world.ClinicClient.GetAsync("/fhir/Organization?_count=1")).StatusCode);
    }

    [Fact]
    public async Task The_entries_of_a_Bundle_count()
    {
        var entry = BundleDesk.Get("Organization?_count=1");
        var batch = BundleDesk.Batch([.. Enumerable.Range(0, AtOnce).Select(_ => entry.DeepClone())]);
        await Eventually.IsAsync(
            HttpStatusCode.OK, async () => (await _world.OtherClient.CarryOutAsync(batch)).StatusCode);

        var refused = await _world.OtherClient.CarryOutAsync(batch);

        Assert.Equal("throttled", (await refused.IssueAsync(HttpStatusCode.TooManyRequests)).Text("code"));
        Assert.NotNull(refused.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Tokens_are_not_given_without_end()
    {
        var client = await _world.RegisterAsync(_world.Clinic);
        for (var i = 0; i < AtOnce; i++)
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(client)).StatusCode);

        var refused = await AskAsync(client);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("temporarily_unavailable", (await refused.JsonAsync()).Text("error"));
        Assert.InRange(
            refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(await _world.RegisterAsync(_world.Clinic))).StatusCode);
    }

    [Fact]
    public void Somebody_elsewhere_who_uses_a_clients_name_does_not_use_up_its_share()
    {
        using var limits = new RateLimits(new ConfigurationBuilder().AddInMemoryCollection(Settings).Build());
        var client = Guid.CreateVersion7();
        var (here, elsewhere) = (IPAddress.Parse("192.0.2.1"), IPAddress.Parse("192.0.2.2"));

        for (var i = 0; i < AtOnce; i++) Assert.Null(limits.Postpone(client, elsewhere));

        Assert.NotNull(limits.Postpone(client, elsewhere));
        Assert.Null(limits.Postpone(client, here));
        Assert.Null(limits.Postpone(Guid.CreateVersion7(), elsewhere));
    }

    [Fact]
    public void A_rate_of_0_is_no_limit()
    {
        using var limits = new RateLimits(new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Exchange:RateLimit:TokensPerMinute"] = "0" }).Build());

        for (var i = 0; i < 1000; i++) Assert.Null(limits.Postpone(Guid.Empty, address: null));
    }

    [Fact]
    public void Each_client_is_counted_by_itself_and_whoever_is_not_signed_in_is_not()
    {
        using var limits = new RateLimits(new ConfigurationBuilder().Build());
        var client = new SmartCaller(
            Guid.CreateVersion7(), Guid.CreateVersion7(), PurposeOfUse.Treatment,
            SmartScopes.Parse("system/*.rs")!);

        Assert.Equal(
            client.ClientId,
            limits.GetPartition(new DefaultHttpContext { User = client.ToPrincipal("Smart") }).PartitionKey);
        Assert.Equal(Guid.Empty, limits.GetPartition(new DefaultHttpContext()).PartitionKey);
    }

    private Task<HttpResponseMessage> AskAsync(Guid client) =>
        _world.AskForTokenAsync(_world.Keys.Sign(_world.Claims(client)));
}
