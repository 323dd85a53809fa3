using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CareBridge.Consent.Features;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Testing;
using CareBridge.Tests.Crisis;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>What the tests of notices do over the API.</summary>
internal static partial class NoticeDesk
{
    private static int _phones;

    /// <summary>Gives them a phone of their own, with the code that came there; gives its number.</summary>
    public static async Task<string> ConfirmPhoneAsync(
        this NoticeHost network, Person person, string[] channels, string[] urgentChannels)
    {
        var number = Interlocked.Increment(ref _phones).ToString("D7", CultureInfo.InvariantCulture);
        var phone = $"+1555{number}";
        (await person.PutSettingsAsync(channels, urgentChannels, phone: phone)).EnsureSuccessStatusCode();
        var code = await Eventually.SucceedsAsync(() => Task.FromResult(
            Code(Assert.Single(network.Web.At("sms"), call => IsTo(call, phone)).Body)));
        (await person.ConfirmAsync("sms", code)).EnsureSuccessStatusCode();
        // That the code was taken is on the log a moment later.
        await Eventually.SucceedsAsync(async () => Assert.Contains("sms taken -", await person.DeliveriesAsync()));
        return phone;
    }

    public static Task<HttpResponseMessage> ConfirmAsync(this Person person, string channel, string code) =>
        person.Client.PostAsJsonAsync("/api/portal/notices/settings/confirm", new { channel, code });

    public static async Task<JsonElement> SettingsAsync(this Person person) =>
        await person.Client.GetFromJsonAsync<JsonElement>("/api/portal/notices/settings");

    public static async Task<int> CountAsync(this Person person, string kind) =>
        (await person.NoticesAsync()).Count(notice => notice.GetProperty("kind").GetString() == kind);

    public static async Task<Guid> RaiseAsync(this NoticeHost network, Person specialist, Person participant)
    {
        var id = Guid.CreateVersion7();
        var answer = await specialist.Client.PutAsJsonAsync(
            CrisisDesk.Route(id), CrisisDesk.Screened(participant.Id, intent: true));
        answer.EnsureSuccessStatusCode();
        return id;
    }

    public static Task HearsAsync(Person person, string kind, int times = 1) => Eventually.SucceedsAsync(
        async () => Assert.Equal(times, await CountAsync(person, kind)));

    public static async Task PutAsync(Person person, string address, object content) =>
        (await person.Client.PutAsJsonAsync(address, content)).EnsureSuccessStatusCode();

    public static async Task PostAsync(Person person, string address, object content) =>
        (await person.Client.PostAsJsonAsync(address, content)).EnsureSuccessStatusCode();

    /// <summary>To the clinic, with the participant's consent; gives its address.</summary>
    public static async Task<string> SendReferralAsync(
        this NoticeHost network, Person specialist, Person participant)
    {
        var referral = $"/api/referrals/referrals/{Guid.CreateVersion7()}";
        await PutAsync(specialist, referral, new
        {
            participantId = participant.Id,
            receivingOrganizationId = network.Clinic,
            serviceCode = "outpatient-treatment",
            priority = "urgent",
        });
        await PostAsync(specialist, $"{referral}/submit", new { });
        var asked = await Eventually.SucceedsAsync(async () => Assert.Single(await participant.NoticesAsync()));
        await NoticeHost.GrantAsync(participant, asked.GetProperty("subjectId").GetGuid());
        return referral;
    }

    /// <summary>The participant signs that a partner may be told that they are needed; gives the consent.</summary>
    public static async Task<Guid> ConsentToPartnerAsync(this NoticeHost network, Person participant, Guid member)
    {
        await using (var scope = network.Host.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<RequestConsentForPartner>().HandleAsync(
                Partnership(participant, network.Community, member) with
                {
                    Partner = scope.ServiceProvider.GetRequiredService<ISeal>()
                        .Seal(new PartnerPerson("Sam", "sponsor")),
                },
                CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<ConsentDbContext>().SaveChangesAsync();
        }
        var consents = await participant.Client.GetFromJsonAsync<JsonElement>("/api/consent/consents");
        var consent = Assert.Single(consents.GetProperty("items").EnumerateArray()).GetProperty("id").GetGuid();
        await NoticeHost.GrantAsync(participant, consent);
        return consent;
    }

    /// <summary>As both have agreed to it.</summary>
    public static PartnershipChanged Partnership(Person participant, Guid community, Guid member) => new()
    {
        PartnershipId = member,
        Version = 1,
        ParticipantId = participant.Id,
        OrganizationId = community,
        MemberId = member,
        Categories = [DisclosureCategory.Engagement],
        Status = PartnershipStatus.Agreed,
        ChangedAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>The participant says how they can be reached, and the portal knows of it.</summary>
    /// <param name="hours">Of one day, in UTC.</param>
    public static async Task PreferAsync(
        this NoticeHost network,
        Person participant,
        string[]? channels = null,
        (DateTimeOffset From, DateTimeOffset Until)? hours = null)
    {
        object[] named = hours is not { } one
            ? []
            :
            [
                new
                {
                    day = $"{one.From.DayOfWeek}".ToLowerInvariant(),
                    from = $"{one.From:HH:mm:ss}",
                    until = $"{one.Until:HH:mm:ss}",
                },
            ];
        var answer = await participant.Client.PutAsJsonAsync(
            $"/api/directory/participants/{participant.Id}/preferences",
            new { channels = channels ?? [], timeZone = "UTC", hours = named });
        answer.EnsureSuccessStatusCode();
        var view = await answer.Content.ReadFromJsonAsync<JsonElement>();
        await network.KnownAsync(participant, view.GetProperty("version").GetInt64());
    }

    /// <summary>Until the portal has heard of the participant as of a version.</summary>
    public static Task KnownAsync(this NoticeHost network, Person participant, long version) =>
        Eventually.IsAsync(version, () => network.InStoreAsync(store => store.ContactRules
            .Where(r => r.ParticipantId == participant.Id).Select(r => r.Version).SingleOrDefaultAsync()));

    public static string Code(byte[] body) => Code(Encoding.UTF8.GetString(body));

    public static string Code(string text) => SixDigits().Match(text).Value;

    private static bool IsTo(Received call, string phone) =>
        JsonSerializer.Deserialize<JsonElement>(call.Body).GetProperty("to").GetString() == phone;

    [GeneratedRegex(@"(?<= is )\d{6}(?=\.)")]
    private static partial Regex SixDigits();
}
