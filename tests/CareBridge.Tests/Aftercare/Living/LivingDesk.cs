using System.Net.Http.Json;
using System.Text.Json;

namespace CareBridge.Tests.Aftercare.Living;

/// <summary>What people do every day, over the API.</summary>
internal static class LivingDesk
{
    public static string About(Guid participant, string what) => $"/api/aftercare/participants/{participant}/{what}";

    /// <summary>Succeeds, and gives what is answered.</summary>
    public static async Task<JsonElement> DoAsync(this HttpClient client, HttpMethod method, string route, object? body)
    {
        using var request = new HttpRequestMessage(method, route)
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        using var answer = await client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {route}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static Task<JsonElement> PutOkAsync(this HttpClient client, string route, object body) =>
        client.DoAsync(HttpMethod.Put, route, body);

    public static Task<JsonElement> PostOkAsync(this HttpClient client, string route, object? body = null) =>
        client.DoAsync(HttpMethod.Post, route, body);

    public static async Task<JsonElement[]> ItemsAsync(this HttpClient client, string route)
    {
        var answer = await client.GetFromJsonAsync<JsonElement>(route);
        return [.. (answer.ValueKind == JsonValueKind.Array ? answer : answer.GetProperty("items")).EnumerateArray()];
    }

    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.ToString() : null;

    public static object Daily(Guid? organization = null, params string[] questions) => new
    {
        organizationId = organization,
        rhythm = "daily",
        timeZone = "UTC",
        questions = questions.Length == 0 ? ["sobriety", "craving", "mood", "reflection"] : questions,
        recoveryCapitalEveryDays = 30,
    };
}
