using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace CareBridge.Tests;

internal static class ProblemAnswers
{
    /// <summary>
    /// Asserts that the answer is exactly this problem, apart from what ASP.NET Core adds: <c>type</c> and
    /// <c>traceId</c>.
    /// </summary>
    public static async Task IsProblemAsync(this Task<HttpResponseMessage> asked, HttpStatusCode status, string json)
    {
        var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"Expected {status}, not {answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!.AsObject();
        problem.Remove("type");
        problem.Remove("traceId");
        Assert.Equal(JsonNode.Parse(json)!.ToJsonString(), problem.ToJsonString());
    }

    public static async Task IsAsync(this Task<HttpResponseMessage> asked, HttpStatusCode status)
    {
        var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"Expected {status}, not {answer.StatusCode}: {text}");
    }

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
