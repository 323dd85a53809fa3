using System.Net;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CareBridge.Tests.Exchange;

public sealed class ClientKeysTests : IDisposable
{
    private readonly TestKeys _keys = new();
    private readonly FixedClock _clock = new(ExchangeWorld.Noon);
    private readonly KeyServer _server = new();
    private readonly ClientKeys _subject;

    public ClientKeysTests()
    {
        _server.Answer = _keys.Jwks.ToJsonString();
        _subject = new ClientKeys(_server, _clock, NullLogger<ClientKeys>.Instance);
    }

    [Theory]
    [InlineData(null, null, 300)]
    [InlineData("max-age=60", null, 60)]
    [InlineData("public, max-age=600", null, 600)]
    [InlineData("max-age=600", 500, 100)]
    [InlineData("max-age=86400", null, 900)]
    [InlineData("max-age=0", null, 10)]
    [InlineData("max-age=60", 500, 10)]
    [InlineData("no-store, max-age=600", null, 10)]
    [InlineData("no-cache", null, 10)]
    public async Task Keys_are_kept_for_as_long_as_their_owner_says_within_bounds(
        string? control, int? age, int seconds)
    {
        (_server.CacheControl, _server.Age) = (control, age is { } old ? TimeSpan.FromSeconds(old) : null);
        await FindAsync(TestKeys.EcKey);
        _clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.True((await FindAsync(TestKeys.EcKey))!.Contain(TestKeys.EcKey));
        Assert.Equal(1, _server.Calls);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await FindAsync(TestKeys.EcKey);
        Assert.Equal(2, _server.Calls);
    }

    [Fact]
    public async Task A_key_that_is_not_known_yet_is_looked_for_at_once_and_then_not_without_pause()
    {
        await FindAsync(TestKeys.EcKey);
        Rename("new");
        _clock.Advance(TimeSpan.FromSeconds(11));

        Assert.True((await FindAsync("new"))!.Contain("new"));
        Assert.Equal(2, _server.Calls);
        for (var i = 0; i < 5; i++) Assert.False((await FindAsync($"never-{i}"))!.Contain($"never-{i}"));
        Assert.Equal(2, _server.Calls);
        for (var i = 0; i < 60; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await FindAsync("never");
        }
        Assert.Equal(2 + 6, _server.Calls);
    }

    [Fact]
    public async Task A_withdrawn_key_is_worthless_when_the_keys_are_fetched_the_next_time()
    {
        await FindAsync(TestKeys.EcKey);
        Rename("new");
        _clock.Advance(TimeSpan.FromMinutes(5));

        Assert.False((await FindAsync(TestKeys.EcKey))!.Contain(TestKeys.EcKey));
    }

    [Theory]
    [InlineData("""{ "keys": [{ "kid": "\ud800", "kty": "EC" }] }""")]
    [InlineData("""{ "keys": [{ "kid": "1", "kty": "\udc00" }] }""")]
    [InlineData("""{ "\ud800": 1, "keys": [{ "\ud800": 1, "kid": "1", "kty": "EC" }] }""")]
    public void A_key_set_with_half_a_character_is_none(string json) => Assert.Null(JsonWebKeys.Parse(json));

    [Theory]
    [InlineData("not a key set", HttpStatusCode.OK)]
    [InlineData("""{ "keys": [] }""", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.NotFound)]
    [InlineData("", HttpStatusCode.Redirect)]
    public async Task A_server_that_answers_with_no_keys_has_withdrawn_them(string answer, HttpStatusCode status)
    {
        await FindAsync(TestKeys.EcKey);
        (_server.Answer, _server.Status) = (answer, status);
        _clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Null(await FindAsync(TestKeys.EcKey));
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(null)]
    public async Task While_the_server_is_down_its_last_keys_are_good_for_an_hour(HttpStatusCode? status)
    {
        await FindAsync(TestKeys.EcKey);
        if (status is { } code) _server.Status = code;
        else _server.IsDown = true;

        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.True((await FindAsync(TestKeys.EcKey))!.Contain(TestKeys.EcKey));

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await FindAsync(TestKeys.EcKey));
        (_server.Status, _server.IsDown) = (HttpStatusCode.OK, false);
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True((await FindAsync(TestKeys.EcKey))!.Contain(TestKeys.EcKey));
    }

    [Fact]
    public async Task A_server_that_is_down_is_called_less_and_less_often()
    {
        _server.IsDown = true;
        var called = new List<int>();
        for (var second = 0; second < 1500; second++)
        {
            var before = _server.Calls;
            Assert.Null(await FindAsync(second % 2 == 0 ? TestKeys.EcKey : $"kid-{second}"));
            if (_server.Calls > before) called.Add(second);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([0, 10, 30, 70, 150, 310, 610, 910, 1210], called);
    }

    [Fact]
    public async Task Everybody_waits_for_the_same_call_and_it_goes_on_without_them()
    {
        var gate = new TaskCompletionSource();
        _server.Slow = gate.Task;
        using var leaving = new CancellationTokenSource();
        var impatient = FindAsync(TestKeys.EcKey, leaving.Token);
        var patient = Enumerable.Range(0, 20).Select(_ => FindAsync(TestKeys.EcKey)).ToList();

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();

        Assert.All(await Task.WhenAll(patient), keys => Assert.True(keys!.Contain(TestKeys.EcKey)));
        Assert.Equal(1, _server.Calls);
    }

    public void Dispose()
    {
        _keys.Dispose();
        _server.Dispose();
    }

    private void Rename(string keyId)
    {
        var renamed = _keys.Jwks;
        renamed["keys"]![0]!["kid"] = keyId;
        _server.Answer = renamed.ToJsonString();
    }

    private Task<JsonWebKeys?> FindAsync(string keyId, CancellationToken cancellation = default) => _subject.FindAsync(
        SmartClient.Register(
            Guid.Empty,
            new SmartClientTerms(
                Guid.Empty, "EHR", PurposeOfUse.Treatment, "system/*.rs",
                new SmartClientKeys(Jwks: null, "https://ehr.example/jwks")),
            ExchangeWorld.Noon),
        keyId,
        cancellation);
}
