using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace CareBridge.Tests.Platform;

/// <summary>What a caller hears when a request fails.</summary>
public sealed class ProblemsTests(ProbeHost host) : IClassFixture<ProbeHost>
{
    private const string Conflict = "The request conflicts with the current state.";
    private const string Concurrent =
        "Somebody else changed it at the same moment; read it again and repeat the request.";

    [Theory]
    [InlineData("refused", 409,
        $$"""{"title":"{{Conflict}}","status":409,"detail":"It is too late.","code":"not-now"}""")]
    [InlineData("missing", 404,
        """{"title":"Not found.","status":404,"detail":"There is no such referral.","what":"referral"}""")]
    [InlineData("stale", 412,
        """
        {"title":"It has changed since.","status":412,"detail":"Version 3 is no longer current; it is at version 5.",
         "expectedVersion":3,"actualVersion":5}
        """)]
    [InlineData("invalid", 422,
        """
        {"title":"Some fields are not valid.","status":422,
         "errors":{"name":["Required.","At most 5 characters."],"items[0].code":["Unknown."]}}
        """)]
    [InlineData("concurrent", 409,
        $$"""{"title":"{{Conflict}}","status":409,"detail":"{{Concurrent}}","code":"concurrent-change"}""")]
    [InlineData("duplicate", 409,
        $$"""{"title":"{{Conflict}}","status":409,"detail":"{{Concurrent}}","code":"concurrent-change"}""")]
    [InlineData("deadlock", 409,
        $$"""{"title":"{{Conflict}}","status":409,"detail":"{{Concurrent}}","code":"concurrent-change"}""")]
    [InlineData("bug", 500, """{"title":"Something went wrong on our side.","status":500}""")]
    public Task An_exception_becomes_its_problem(string outcome, int status, string json) =>
        host.Anonymous.GetAsync($"/api/probe/outcomes/{outcome}").IsProblemAsync((HttpStatusCode)status, json);

    [Theory]
    [InlineData("unavailable")]
    [InlineData("outage")]
    [InlineData("shutdown")]
    public async Task What_does_not_answer_may_be_asked_again_soon(string outcome)
    {
        var answer = await host.Anonymous.GetAsync($"/api/probe/outcomes/{outcome}");

        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter?.Delta);
        await Task.FromResult(answer).IsProblemAsync(HttpStatusCode.ServiceUnavailable,
            """
            {"title":"A part of CareBridge does not answer at the moment.","status":503,
             "detail":"It may have been done; repeating it in a few seconds is safe."}
            """);
    }

    [Theory]
    [InlineData("""{"name":"Ada","number":"many"}""", "$.number", 1)]
    [InlineData("""{"name":"Ada","number":"5"}""", "$.number", 1)]
    [InlineData("{\"name\":\"Ada\",\n\"number\":1.5}", "$.number", 2)]
    [InlineData("""{"name":"Ada","inner":{"name":"Bo","role":"king"}}""", "$.inner.role", 1)]
    [InlineData("""{"name":"Ada","inner":{"name":"Bo","role":1}}""", "$.inner.role", 1)]
    [InlineData("""{"name":null}""", "$.name", 1)]
    [InlineData("""{"name":"Ada","age":5}""", "$.age", 1)]
    [InlineData("""{"number":5}""", "$", 1)]
    [InlineData("""{"name":"Ada","name":"Bo"}""", "$.name", 1)]
    [InlineData("""{"name":"Ada" """, "$", 1)]
    [InlineData("not json", "$", 1)]
    public async Task A_body_that_cannot_be_read_is_refused_where_it_goes_wrong(string body, string path, int line)
    {
        var answer = await host.Anonymous.PostAsync("/api/probe/bodies", ProblemAnswers.Json(body));
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal("The request body is not valid JSON for this request.", (string?)problem["title"]);
        var (where, what) = Assert.Single(problem["errors"]!.AsObject());
        Assert.Equal((path, $"Not what is expected here (line {line})."), (where, (string?)what![0]));
    }

    [Fact]
    public async Task A_body_in_order_is_taken() => await host.Anonymous.PostAsync(
        "/api/probe/bodies", ProblemAnswers.Json("""{"name":"Ada","number":5,"role":"peer-specialist"}"""))
        .IsAsync(HttpStatusCode.OK);

    [Fact]
    public Task No_body_is_refused() => host.Anonymous.PostAsync("/api/probe/bodies", null)
        .IsProblemAsync(HttpStatusCode.BadRequest, """{"title":"The request cannot be read.","status":400}""");

    [Fact]
    public Task A_body_of_another_kind_is_refused() => host.Anonymous
        .PostAsync("/api/probe/bodies", new StringContent("<name>Ada</name>", Encoding.UTF8, "application/xml"))
        .IsProblemAsync(HttpStatusCode.UnsupportedMediaType, """{"title":"Unsupported Media Type","status":415}""");

    [Fact]
    public Task A_method_that_an_address_does_not_know_is_refused() => host.Anonymous.DeleteAsync("/api/probe/bodies")
        .IsProblemAsync(HttpStatusCode.MethodNotAllowed, """{"title":"Method Not Allowed","status":405}""");

    [Theory]
    [InlineData("bodies", true, "Content Too Large")]
    [InlineData("bodies", false, "Content Too Large")]
    [InlineData("streams", false, "The request body is too large.")]
    public async Task A_body_that_is_too_large_is_refused(string path, bool lengthIsKnown, string title)
    {
        var body = $$"""{"name":"{{new string('x', 256 * 1024)}}"}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/probe/{path}")
        {
            Content = ProblemAnswers.Json(body),
            Headers = { TransferEncodingChunked = !lengthIsKnown },
        };

        await host.Anonymous.SendAsync(request).IsProblemAsync(
            HttpStatusCode.RequestEntityTooLarge, $$"""{"title":"{{title}}","status":413}""");
    }

    [Fact]
    public Task A_parameter_that_is_missing_or_of_another_kind_is_refused() => Task.WhenAll(
        host.Anonymous.GetAsync("/api/probe/numbers/4")
            .IsProblemAsync(HttpStatusCode.BadRequest, """{"title":"The request cannot be read.","status":400}"""),
        host.Anonymous.GetAsync("/api/probe/numbers/4?twice=Ada")
            .IsProblemAsync(HttpStatusCode.BadRequest, """{"title":"The request cannot be read.","status":400}"""));
}
