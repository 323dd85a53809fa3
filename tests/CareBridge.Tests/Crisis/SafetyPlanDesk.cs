using System.Net.Http.Json;
using System.Text.Json;

namespace CareBridge.Tests.Crisis;

/// <summary>What the tests of safety plans do over the API.</summary>
internal static class SafetyPlanDesk
{
    public static string Route(Guid participant) => $"/api/crisis/participants/{participant}/safety-plan";

    public static object Plan(string sign = "I stop answering the phone", string helper = "Sam") => new
    {
        warningSigns = new[] { sign },
        coping = new[] { "Walk to the river" },
        distractions = new object[] { new { name = "The library" } },
        helpers = new[] { new { name = helper, phone = "555-0142" } },
        professionals = new[] { new { name = "River Clinic", phone = "555-0170" } },
        environment = new[] { "My brother keeps the key" },
        reasons = new[] { "My daughter" },
    };

    /// <summary>As staff write it, with them.</summary>
    public static object Together(object plan, long? version = null) =>
        new { writtenWithParticipant = true, plan, version };

    public static async Task<JsonElement> WriteAsync(
        this CareNetwork network, Guid participant, object? plan = null, long? version = null)
    {
        var answer = await network.Specialist.PutAsJsonAsync(
            Route(participant), Together(plan ?? Plan(), version));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static string Sign(this JsonElement plan) =>
        plan.GetProperty("plan").GetProperty("warningSigns")[0].GetString()!;
}
