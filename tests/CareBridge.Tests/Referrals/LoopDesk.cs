using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CareBridge.Tests.Referrals;

/// <summary>What both sides of a referral do to it by hand.</summary>
internal static class LoopDesk
{
    public static async Task<JsonElement> DoAsync(this HttpClient side, Guid referral, string verb, object? body = null)
    {
        var answer = await side.TryAsync(referral, verb, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static Task<HttpResponseMessage> TryAsync(
        this HttpClient side, Guid referral, string verb, object? body = null) => body is null
        ? side.PostAsync($"{ReferralDesk.Route(referral)}/{verb}", null)
        : side.PostAsJsonAsync($"{ReferralDesk.Route(referral)}/{verb}", body);

    public static async Task<JsonElement> SeeAsync(this HttpClient side, Guid referral, string part = "") =>
        await side.GetFromJsonAsync<JsonElement>(ReferralDesk.Route(referral) + part);

    public static async Task<string[]> HistoryAsync(this HttpClient side, Guid referral) =>
    [
        .. (await side.SeeAsync(referral, "/history")).GetProperty("items").EnumerateArray()
            .Select(line => $"{line.GetProperty("side").GetString()} {line.GetProperty("action").GetString()}"),
    ];

    public static string? Status(this JsonElement referral) => referral.GetProperty("status").GetString();

    /// <summary>A time that nobody's clock has reached.</summary>
    public static object Time(int days = 2) => new
    {
        startsAt = TimeProvider.System.GetUtcNow().AddDays(days),
        minutes = 45,
        format = "in-person",
        place = "12 Mill Lane",
    };

    public static object OtherTime => new { startsAt = TimeProvider.System.GetUtcNow().AddDays(4), minutes = 30 };

    public static async Task<(Guid Contact, JsonElement View)> ProposeAsync(
        this HttpClient side, Guid referral, int days = 2)
    {
        var contact = Guid.CreateVersion7();
        var answer = await side.PutAsJsonAsync($"{ReferralDesk.Route(referral)}/contacts/{contact}", Time(days));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (contact, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items")[0]);
    }

    /// <summary>The clinic has accepted it.</summary>
    public static async Task<(Guid Referral, Guid Participant, Guid Consent)> AcceptedAsync(this CareNetwork network)
    {
        var sent = await network.SendAsync();
        await network.ClinicStaff().DoAsync(sent.Referral, "accept");
        return sent;
    }
}
