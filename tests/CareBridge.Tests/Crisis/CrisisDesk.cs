using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Crisis;

/// <summary>What the tests of crisis do over the API.</summary>
internal static class CrisisDesk
{
    public static string Route(Guid id) => $"/api/crisis/escalations/{id}";

    public static HttpClient Responder(this CareNetwork network, Guid? id = null) =>
        network.Staff(Role.CrisisResponder, network.CrisisTeam, id);

    public static object Screened(Guid participant, bool method = false, bool intent = false) => new
    {
        participantId = participant,
        screen = new
        {
            wishToBeDead = intent,
            suicidalThoughts = intent,
            thoughtsOfMethod = method,
            intent,
            planWithIntent = false,
            behaviorLifetime = false,
            behaviorPastThreeMonths = false,
        },
    };

    public static async Task<Guid> RaiseAsync(
        this CareNetwork network, Guid participant, bool method = false, bool intent = false)
    {
        var id = Guid.CreateVersion7();
        var answer = await network.Specialist.PutAsJsonAsync(Route(id), Screened(participant, method, intent));
        answer.EnsureSuccessStatusCode();
        return id;
    }

    /// <summary>As the organization that raised it sees it.</summary>
    public static Task<JsonElement> SeenAsync(this CareNetwork network, Guid id) =>
        network.Specialist.GetFromJsonAsync<JsonElement>(Route(id));

    public static async Task<string?> StatusAsync(this CareNetwork network, Guid id) =>
        (await network.SeenAsync(id)).GetProperty("status").GetString();

    public static async Task<IReadOnlyList<JsonElement>> BoardAsync(this HttpClient responder) =>
        [.. (await responder.GetFromJsonAsync<JsonElement>("/api/crisis/escalations"))
            .GetProperty("items").EnumerateArray()];

    public static Guid Id(this JsonElement entry) => entry.GetProperty("id").GetGuid();
}
