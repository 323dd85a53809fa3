using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using CareBridge.Exchange.Features.Rest;
using SearchParamType = Hl7.Fhir.Model.SearchParamType;

namespace CareBridge.Tests.Exits;

/// <summary>
/// A client that sends anything at all in every place where something can be sent: nothing breaks, nothing is found,
/// and the answer about somebody whom it may not see is the answer about nobody.
/// </summary>
public sealed partial class HostileRequestsTests(QuietWorld world) : IClassFixture<QuietWorld>
{
    /// <summary>Parameters of one kind are read alike: they share the values.</summary>
    private const int Turns = 3;

    private static readonly string[] Headers =
    [
        "Accept", "Accept-Charset", "Accept-Language", "Cookie", "If-Match", "If-Modified-Since", "If-None-Exist",
        "If-None-Match", "Prefer", "Range", "traceparent", "X-Forwarded-Host", "X-HTTP-Method-Override", "X-Request-Id",
    ];

    private static readonly IEnumerable<string> Printable =
        HostileValues.All.Where(value => value.Length < 5000 && value.All(char.IsAscii));

    public static TheoryData<string> Types => [.. ServedTypes.All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task In_every_search_parameter(string name)
    {
        var type = ServedTypes.Find(name)!;
        var begin = ServedTypes.All.ToList().IndexOf(type);

        await AreHarmlessAsync(
            from parameter in type.Parameters.Index()
            from value in HostileValues.For(parameter.Item.Type).Index()
            where (begin + parameter.Index + value.Index) % Turns == 0
            select new Trial(HostileValues.NamesSomebody(value.Item), id => new HttpRequestMessage(
                HttpMethod.Get, Search(type, parameter.Item.Name, id) + HostileValues.Encoded(value.Item, id))),
            mayFind: !type.NeedsPermit);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task In_names_of_search_parameters(string name)
    {
        string[] names =
        [
            "_id:missing", "_id:not", "patient:Patient", "patient.identifier", "patient:Patient.name",
            "_has:Task:patient:_id", "_filter", "_query", "_text", "_content", "_list", "_sort", "_include",
            "_revinclude", "_elements", "_contained", "_security", "_tag", "_profile", "_source", "_type", "_cursor",
            "_count", "_total", "_summary", "_pretty", "_format", "'; --", "%00", "\U0001F600", "", "[]", "__proto__",
            new('a', 4000),
        ];
        var type = ServedTypes.Find(name)!;

        await AreHarmlessAsync(
            from parameter in names
            from value in (string[])["{id}", "%00", "-1", "' OR 1=1 --"]
            select new Trial(HostileValues.NamesSomebody(value), id => new HttpRequestMessage(
                HttpMethod.Get,
                Search(type, HostileValues.Encoded(parameter, id), id) + HostileValues.Encoded(value, id))),
            mayFind: !type.NeedsPermit);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task In_ids(string name) => await AreHarmlessAsync(
        from value in HostileValues.All
        from method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Put]
        select new Trial(HostileValues.NamesSomebody(value), id => new HttpRequestMessage(
            method, $"/fhir/{name}/{HostileValues.Encoded(value, id)}")
        {
            Content = method == HttpMethod.Get ? null : new StringContent(
                $$"""{"resourceType":"{{name}}","id":"{{id}}","status":"completed","intent":"order"}""",
                new MediaTypeHeaderValue("application/fhir+json")),
        }),
        mayFind: true);

    [Theory]
    [MemberData(nameof(Types))]
    public async Task In_versions(string name) => await AreHarmlessAsync(
        from value in HostileValues.For(SearchParamType.Token)
        select new Trial(true, id => new HttpRequestMessage(
            HttpMethod.Get, $"/fhir/{name}/{id}/_history/{HostileValues.Encoded(value, id)}")),
        mayFind: false);

    [Fact]
    public async Task In_headers() => await AreHarmlessAsync(
        from value in Printable
        from header in Headers
        select new Trial(true, id =>
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"/fhir/Patient/{id}");
            request.Headers.TryAddWithoutValidation(header, HostileValues.Fill(value, id));
            return request;
        }),
        mayFind: false);

    [Fact]
    public async Task The_measure_tells_a_difference()
    {
        var read = new Trial(true, id => new HttpRequestMessage(HttpMethod.Get, $"/fhir/Patient?_id={id}"));

        var nobody = await AskAsync(read, Guid.CreateVersion7(), mayFind: true);
        Assert.NotEqual(nobody, await AskAsync(read, world.Open, mayFind: true));
        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(read, world.Open, mayFind: false));
    }

    [Fact]
    public async Task As_a_token()
    {
        foreach (var value in Printable)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/fhir/Patient/{world.Participant}");
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + HostileValues.Fill(value, world.Open));
            using var answer = await world.Host.Anonymous.SendAsync(request);
            Assert.Equal(401, (int)answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("GET /fhir/Patient/%00 HTTP/1.1\r\nHost: a\r\n")]
    [InlineData("GET /fhir/Patient?_id=% HTTP/1.1\r\nHost: a\r\n")]
    [InlineData("GET /fhir/Patient\0 HTTP/1.1\r\nHost: a\r\n")]
    [InlineData("GET /fhir/\u00ff\u00fe HTTP/1.1\r\nHost: a\r\n")]
    [InlineData("GET /fhir/Patient HTTP/1.1\r\nHost: a\r\nAccept: a\0b\r\n")]
    [InlineData("GET /fhir/Patient HTTP/1.1\r\nHost: a\r\nHost: b\r\n")]
    [InlineData("GET /fhir/Patient HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \u00ff\r\n")]
    [InlineData("GET /fhir/Patient HTTP/1.1\r\n")]
    [InlineData("GET http://[::1 HTTP/1.1\r\nHost: a\r\n")]
    [InlineData("POST /fhir/auth/token HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n")]
    [InlineData("POST /fhir/auth/token HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nTransfer-Encoding: nonsense\r\n")]
    [InlineData("POST /fhir/auth/token HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n"
        + "Content-Type: application/x-www-form-urlencoded\r\n\r\nscope=%%%")]
    [InlineData("POST /fhir/auth/token HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n"
        + "Content-Type: application/x-www-form-urlencoded; charset=nonsense\r\n\r\na=b&c")]
    public async Task In_bytes_that_no_library_would_send(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(world.Host.Address.Host, world.Host.Address.Port);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request + "Connection: close\r\n\r\n"));
        using var reader = new StreamReader(client.GetStream());

        Assert.Matches("^HTTP/1.1 4[0-9][0-9] ", await reader.ReadLineAsync());
    }

    [Theory]
    [InlineData("/api/aftercare/links/token")]
    [InlineData("/api/crisis/links/token")]
    [InlineData("/api/portal/links/token")]
    [InlineData("/api/consent/links/token")]
    [InlineData("/api/consent/links/token/answer")]
    public async Task In_forms_of_pages_that_anybody_can_reach(string address)
    {
        HttpContent[] forms =
        [
            new StringContent("a=b", MediaTypeHeaderValue.Parse("multipart/form-data")),
            new StringContent("--x\r\n", MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x")),
            new FormUrlEncodedContent(Enumerable.Range(0, 2000).Select(i => KeyValuePair.Create($"{i}", "b"))),
        ];

        foreach (var form in forms)
        {
            var answer = await world.Host.Anonymous.PostAsync(address, form);
            Assert.Equal(400, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task An_address_without_end_is_refused()
    {
        var answer = await world.ClinicSystem.GetAsync($"/fhir/Patient?_id={new string('a', 20_000)}");

        Assert.Equal(414, (int)answer.StatusCode);
    }

    /// <summary>About somebody who may not be seen, so that nothing can be found.</summary>
    private static string Search(ServedType type, string name, Guid id)
    {
        var bound = type.Parameters.Any(parameter => parameter.Name == "patient") ? "patient" : "_id";
        return !type.NeedsPermit || type.Parameters.Any(parameter => parameter.Name == name && parameter.NamesPeople)
            ? $"/fhir/{type.Name}?{name}="
            : $"/fhir/{type.Name}?{bound}={id}&{name}=";
    }

    private async Task AreHarmlessAsync(IEnumerable<Trial> trials, bool mayFind) => await Parallel.ForEachAsync(
        trials,
        new ParallelOptions { MaxDegreeOfParallelism = 4 },
        async (trial, _) =>
        {
            var hidden = await AskAsync(trial, world.Participant, mayFind);
            if (trial.NamesSomebody)
                Assert.Equal(await AskAsync(trial, Guid.CreateVersion7(), mayFind), hidden);
        });

    private async Task<string> AskAsync(Trial trial, Guid id, bool mayFind)
    {
        using var request = trial.Request(id);
        using var answer = await world.ClinicSystem.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode} {request.RequestUri} {request.Headers}");
        Assert.True(mayFind || !body.Contains("\"match\"", StringComparison.Ordinal), $"{request.RequestUri} {body}");
        var text = $"{(int)answer.StatusCode} {answer.Headers.ETag} {answer.Content.Headers.ContentType} {body}";
        return Id().Replace(text.Replace($"{id:N}".ToUpperInvariant(), "id", StringComparison.Ordinal), "id");
    }

    private sealed record Trial(bool NamesSomebody, Func<Guid, HttpRequestMessage> Request);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
