using System.Net;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Testing;

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
        _subject = new ClientKeys(_server, _clock);
    }

    [Fact]
    public async Task Keys_are_fetched_once_in_five_minutes()
    {
        await FindAsync(TestKeys.EcKey);
        _clock.Advance(TimeSpan.FromMinutes(4));
        var keys = await FindAsync(TestKeys.EcKey);
        Assert.Equal(1, _server.Calls);
        Assert.True(keys!.Contain(TestKeys.EcKey));

        _clock.Advance(TimeSpan.FromMinutes(2));
        await FindAsync(TestKeys.EcKey);
        Assert.Equal(2, _server.Calls);
    }

    [Fact]
    public async Task A_key_that_is_not_known_yet_is_looked_for_at_once_and_then_not_without_pause()
    {
        await FindAsync(TestKeys.EcKey);
        var renamed = _keys.Jwks;
        renamed["keys"]![0]!["kid"] = "new";
        _server.Answer = renamed.ToJsonString();
        _clock.Advance(TimeSpan.FromSeconds(11));

        Assert.True((await FindAsync("new"))!.Contain("new"));
        Assert.Equal(2, _server.Calls);
        for (var i = 0; i < 5; i++) Assert.False((await FindAsync("never"))!.Contain("never"));
        Assert.Equal(2, _server.Calls);
    }

    [Theory]
    [InlineData("""{ "keys": [{ "kid": "\ud800", "kty": "EC" }] }""")]
    [InlineData("""{ "keys": [{ "kid": "1", "kty": "\udc00" }] }""")]
    [InlineData("""{ "\ud800": 1, "keys": [{ "\ud800": 1, "kid": "1", "kty": "EC" }] }""")]
    public void A_key_set_with_half_a_character_is_none(string json) => Assert.Null(JsonWebKeys.Parse(json));

    [Theory]
    [InlineData("not a key set", HttpStatusCode.OK)]
    [InlineData("""{ "keys": [] }""", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.InternalServerError)]
    [InlineData("", HttpStatusCode.Redirect)]
    public async Task No_keys_are_had_from_an_address_that_gives_none(string answer, HttpStatusCode status)
    {
        (_server.Answer, _server.Status) = (answer, status);

        Assert.Null(await FindAsync(TestKeys.EcKey));
    }

    [Fact]
    public async Task Withdrawn_keys_are_not_kept_when_their_address_stops_to_answer()
    {
        await FindAsync(TestKeys.EcKey);
        _server.Status = HttpStatusCode.InternalServerError;
        _clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Null(await FindAsync(TestKeys.EcKey));
    }

    public void Dispose()
    {
        _keys.Dispose();
        _server.Dispose();
    }

    private Task<JsonWebKeys?> FindAsync(string keyId) => _subject.FindAsync(
        SmartClient.Register(
            Guid.Empty,
            new SmartClientTerms(
                Guid.Empty, "EHR", PurposeOfUse.Treatment, "system/*.rs",
                new SmartClientKeys(Jwks: null, "https://ehr.example/jwks")),
            ExchangeWorld.Noon),
        keyId,
        CancellationToken.None);

    private sealed class KeyServer : HttpMessageHandler, IHttpClientFactory
    {
        public string Answer { get; set; } = "";

        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        public int Calls { get; private set; }

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromResult(new HttpResponseMessage(Status) { Content = new StringContent(Answer) });
        }
    }
}
