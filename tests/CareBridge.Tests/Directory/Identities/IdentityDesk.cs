using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Directory.Domain.Identities;
using CareBridge.Platform.Security;
using CareBridge.Testing;

namespace CareBridge.Tests.Directory.Identities;

/// <summary>Registers people, some of them twice, and asks after their matches.</summary>
internal static class IdentityDesk
{
    /// <summary>Nobody else in the network has this name.</summary>
    public static string UniqueName() =>
        new([.. Guid.NewGuid().ToString("N").Select(digit => (char)('a' + Convert.ToInt32($"{digit}", 16)))]);

    public static object Person(
        string familyName, string givenName = "Marlene", string birthDate = "1984-11-03", string? phone = null) =>
        new { givenName, familyName, birthDate, phone };

    public static async Task<Guid> RegisterAsync(this HttpClient staff, object person, Guid? id = null)
    {
        var participant = id ?? Guid.CreateVersion7();
        var answer = await staff.PutAsJsonAsync($"/api/directory/participants/{participant}", person);
        answer.EnsureSuccessStatusCode();
        return participant;
    }

    public static string Route(Guid one, Guid other) =>
        $"/api/directory/participant-matches/{ParticipantMatch.IdOf(one, other)}";

    /// <summary>As the administrator sees it, once it stands so.</summary>
    public static Task<JsonElement> MatchAsync(
        this CareNetwork network, Guid one, Guid other, string status = "proposed") => Eventually.SucceedsAsync(
        async () =>
        {
            var match = await network.Administrator.GetFromJsonAsync<JsonElement>(Route(one, other));
            Assert.Equal(status, match.GetProperty("status").GetString());
            return match;
        });

    public static Task<HttpResponseMessage> DecideAsync(
        this HttpClient human, Guid one, Guid other, string verb, long version) =>
        human.PostAsJsonAsync($"{Route(one, other)}/{verb}", new { version });

    /// <summary>Somebody whom the community and the clinic have each registered.</summary>
    public static async Task<(Guid Ours, Guid Theirs)> RegisterTwiceAsync(this CareNetwork network)
    {
        var person = Person(UniqueName());
        return (
            await network.Specialist.RegisterAsync(person),
            await network.Staff(Role.ClinicStaff, network.Clinic).RegisterAsync(person));
    }

    public static async Task<(Guid Ours, Guid Theirs)> ConfirmedAsync(this CareNetwork network)
    {
        var (ours, theirs) = await network.RegisterTwiceAsync();
        await network.MatchAsync(ours, theirs);
        await network.Administrator.DecideAsync(ours, theirs, "confirm", 1).IsAsync(HttpStatusCode.OK);
        return (ours, theirs);
    }

    public static IEnumerable<string?> Reasons(this JsonElement match) =>
        match.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("text").GetString());
}
