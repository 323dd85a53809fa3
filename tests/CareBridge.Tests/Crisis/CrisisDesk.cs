using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Directory;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Crisis;

/// <summary>What the tests of crisis do over the API.</summary>
internal static class CrisisDesk
{
    public static string Route(Guid id) => $"/api/crisis/escalations/{id}";

    public static HttpClient Responder(this CareNetwork network, Guid? id = null) =>
        network.Staff(Role.CrisisResponder, network.CrisisTeam, id);

    public static object Screened(Guid participant, bool method = false, bool intent = false) =>
        new { participantId = participant, screen = Answers(method, intent) };

    /// <summary>To the screener.</summary>
    public static object Answers(bool method = false, bool intent = false) => new
    {
        wishToBeDead = intent,
        suicidalThoughts = intent,
        thoughtsOfMethod = method,
        intent,
        planWithIntent = false,
        behaviorLifetime = false,
        behaviorPastThreeMonths = false,
    };

    /// <summary>"I can't ask now."</summary>
    public static object NotAsked(Guid participant, string? location = null, object? contact = null) =>
        new { participantId = participant, notAsked = true, location, contact };

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

    /// <summary>Until the team has it.</summary>
    public static Task SentAsync(this CareNetwork network, Guid id) =>
        Eventually.IsAsync("notified", () => network.StatusAsync(id));

    public static async Task<IReadOnlyList<JsonElement>> BoardAsync(this HttpClient responder) =>
        [.. (await responder.GetFromJsonAsync<JsonElement>("/api/crisis/escalations"))
            .GetProperty("items").EnumerateArray()];

    public static Task<HttpResponseMessage> DoAsync(
        this HttpClient caller, Guid escalation, string what, object? content = null) =>
        caller.PostAsJsonAsync($"{Route(escalation)}/{what}", content ?? new { });

    /// <summary>Somebody who works for the crisis team, as Crisis has come to know.</summary>
    public static async Task<Guid> EmployAsync(
        this CareNetwork network, Guid? id = null, bool leaves = false, string role = "crisis-responder")
    {
        var person = id ?? Guid.CreateVersion7();
        var route = $"/api/directory/organizations/{network.CrisisTeam}/staff/{person}";
        var answer = leaves
            ? await network.Administrator.PostAsync($"{route}/leave", null)
            : await network.Administrator.PutAsJsonAsync(
                route, new { givenName = "Jo", familyName = "Rivers", role });
        answer.EnsureSuccessStatusCode();
        var known = Enum.Parse<StaffRole>(role.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
        await Eventually.IsAsync(!leaves, () => network.InStoreAsync<CrisisDbContext, bool>(
            store => store.Responders.AnyAsync(r => r.OrganizationId == network.CrisisTeam
                && r.StaffId == person && r.Active && r.Role == known)));
        return person;
    }

    /// <summary>An escalation that a responder has taken; with who it is.</summary>
    public static async Task<(Guid Id, Guid Owner)> TakenAsync(this CareNetwork network, Guid? participant = null)
    {
        var owner = await network.EmployAsync();
        var id = await network.RaiseAsync(participant ?? Guid.CreateVersion7(), intent: true);
        await Eventually.IsAsync("notified", () => network.StatusAsync(id));
        await network.Responder(owner).DoAsync(id, "acknowledge").IsAsync(HttpStatusCode.OK);
        return (id, owner);
    }

    public static async Task<JsonElement> StoryAsync(this HttpClient caller, Guid id) =>
        await caller.GetFromJsonAsync<JsonElement>($"{Route(id)}/story");

    /// <summary>What happened, in order.</summary>
    public static async Task<string[]> KindsAsync(this HttpClient caller, Guid id) =>
    [
        .. (await caller.StoryAsync(id)).GetProperty("items").EnumerateArray()
            .Select(line => line.GetProperty("kind").GetString()!),
    ];

    public static Guid Id(this JsonElement entry) => entry.GetProperty("id").GetGuid();
}
