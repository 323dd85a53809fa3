using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Portal;

public sealed class ForwardingTests(SplitHost split) : IClassFixture<SplitHost>
{
    [Fact]
    public async Task A_service_elsewhere_answers_at_the_portals_address()
    {
        var id = Guid.CreateVersion7();
        var administrator = await split.AdministratorAsync();

        var put = await administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{id}", new { name = "Harbor Peers", kind = "peer-community" });
        var got = await administrator.GetFromJsonAsync<JsonElement>($"/api/directory/organizations/{id}");

        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        Assert.Equal("Harbor Peers", got.GetProperty("name").GetString());
    }

    [Fact]
    public async Task What_a_service_elsewhere_offers_is_described_at_the_portals_address_to_everybody()
    {
        var directory = await split.Anonymous.GetFromJsonAsync<JsonElement>("/openapi/directory.json");
        var silent = await split.Anonymous.GetAsync("/openapi/consent.json");

        Assert.Equal("CareBridge directory", directory.GetProperty("info").GetProperty("title").GetString());
        Assert.Equal("/", directory.GetProperty("servers")[0].GetProperty("url").GetString());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, silent.StatusCode);
    }

    [Fact]
    public async Task The_portal_asks_the_directory_elsewhere_who_may_have_an_account()
    {
        var (organization, person) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var administrator = await split.AdministratorAsync();
        await administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{organization}", new { name = "Harbor Peers", kind = "peer-community" });
        await administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{organization}/staff/{person}",
            new { givenName = "Jo", familyName = "Rivers" });

        var made = await PortalHost.PutAccountAsync(administrator, person, $"{person}@mail.example", "peer-specialist");
        var unknown = await PortalHost
            .PutAccountAsync(administrator, organization, "x@mail.example", "peer-specialist");

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
    }

    [Fact]
    public async Task A_refusal_comes_back_as_it_was_given()
    {
        var administrator = await split.AdministratorAsync();

        var answer = await administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{Guid.CreateVersion7()}", new { name = "", kind = "peer-community" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await PortalHost.ProblemAsync(answer)).GetProperty("errors").TryGetProperty("name", out _));
    }

    [Fact]
    public async Task Method_query_body_and_conditions_arrive_with_proof_of_who_asks()
    {
        var administrator = await split.AdministratorAsync();
        using var request = new HttpRequestMessage(HttpMethod.Patch, "/api/crisis/echo/a%20b?limit=5&x=%C3%A9");
        request.Content = new StringContent("{\"a\":1}", Encoding.UTF8, "application/merge-patch+json");
        request.Headers.TryAddWithoutValidation("If-Match", "\"7\"");
        request.Headers.TryAddWithoutValidation("Cookie", "mine=1");

        var answer = await administrator.SendAsync(request);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("\"8\"", answer.Headers.ETag?.Tag);
        var echo = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("PATCH", echo.GetProperty("method").GetString());
        Assert.Equal("/api/crisis/echo/a%20b", echo.GetProperty("path").GetString());
        Assert.Equal("?limit=5&x=%C3%A9", echo.GetProperty("query").GetString());
        Assert.Equal("{\"a\":1}", echo.GetProperty("body").GetString());
        Assert.Equal("application/merge-patch+json; charset=utf-8", echo.GetProperty("contentType").GetString());
        Assert.Equal("\"7\"", echo.GetProperty("ifMatch").GetString());
        Assert.Equal("", echo.GetProperty("cookie").GetString());
        Assert.StartsWith(InternalTokens.Scheme + " ", echo.GetProperty("authorization").GetString());
    }

    [Fact]
    public async Task A_page_shows_what_a_service_elsewhere_answers()
    {
        var administrator = await split.AdministratorAsync();

        Assert.Contains("North Line", await administrator.GetStringAsync("/crisis/alarms"));
    }

    [Fact]
    public async Task Events_are_passed_on_as_they_come()
    {
        var administrator = await split.AdministratorAsync();

        using var answer = await administrator.GetAsync(
            "/api/crisis/board/changes", HttpCompletionOption.ResponseHeadersRead);
        using var events = new StreamReader(await answer.Content.ReadAsStreamAsync());

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("data: first", await events.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Theory]
    [InlineData("/api/crisis/links/0123456789abcdef")]
    [InlineData("/api/crisis/on-call/calendar/0123456789abcdef")]
    public async Task What_is_open_where_it_runs_is_open_here(string path)
    {
        var answer = await split.Anonymous.GetAsync(path);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    [Fact]
    public async Task Nothing_is_forwarded_for_somebody_who_has_not_signed_in()
    {
        var heard = split.Heard;

        var answer = await split.Anonymous.GetAsync("/api/crisis/echo");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(heard, split.Heard);
    }

    [Theory]
    [InlineData("/api/crisis/internal/FindPerson")]
    [InlineData("/api/crisis/INTERNAL/FindPerson")]
    [InlineData("/api/crisis/%2e%2e/%2e%2e/internal/FindPerson")]
    [InlineData("/api/crisis/..%2f..%2finternal/FindPerson")]
    [InlineData("/api/crisis/..%5c..%5cinternal/FindPerson")]
    [InlineData("/api/crisis/%69nternal/FindPerson")]
    [InlineData("/internal/FindPerson")]
    public async Task What_services_ask_each_other_cannot_be_asked_through_the_portal(string path)
    {
        var heard = split.Heard;

        var status = await split.RawGetAsync(path);

        Assert.True(status is 404 or 403 or 400, $"{path}: {status}");
        Assert.Equal(heard, split.Heard);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_unavailable()
    {
        var answer = await (await split.AdministratorAsync()).GetAsync("/api/consent/consents");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        await PortalHost.ProblemAsync(answer);
    }

    [Fact]
    public async Task A_service_whose_address_is_not_known_is_unavailable()
    {
        var answer = await (await split.AdministratorAsync()).GetAsync("/api/referrals/referrals");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task A_service_that_stumbles_once_is_asked_again()
    {
        var answer = await (await split.AdministratorAsync()).GetAsync($"/api/crisis/stumble/{Guid.CreateVersion7()}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_service_that_does_not_know_our_keys_does_not_sign_the_person_out()
    {
        var answer = await (await split.AdministratorAsync()).GetAsync("/api/crisis/stranger");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_at_the_door()
    {
        var heard = split.Heard;

        var text = new string(' ', (4 * 1024 * 1024) + 1);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/crisis/echo")
        {
            Content = new StringContent(text, Encoding.UTF8, "application/json"),
        };
        // Refused before it is sent, so that the answer is not lost with the connection.
        request.Headers.ExpectContinue = true;
        var answer = await (await split.AdministratorAsync()).SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(heard, split.Heard);
    }
}
