using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using CareBridge.Testing;
using CareBridge.Tests.Portal.Notices;

namespace CareBridge.Tests.Portal.Invitations;

/// <summary>Inviting people and opening what they are sent, over the API and the page.</summary>
internal static partial class InvitationGuests
{
    public const string Password = "several words apart";

    public static HttpClient SpecialistOf(this NoticeHost network) =>
        network.As(Guid.CreateVersion7(), Role.PeerSpecialist, network.Community);

    public static async Task<Guid> EmployAsync(this NoticeHost network, Guid? id = null, Guid? personId = null)
    {
        var person = id ?? Guid.CreateVersion7();
        var answer = await network.Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{network.Community}/staff/{person}",
            new { givenName = "Jo", familyName = "Rivers", personId });
        answer.EnsureSuccessStatusCode();
        return person;
    }

    public static async Task<Guid> RegisterAsync(this NoticeHost network)
    {
        var person = Guid.CreateVersion7();
        var answer = await network.SpecialistOf().PutAsJsonAsync(
            $"/api/directory/participants/{person}", new { givenName = "Sam", familyName = "Brook" });
        answer.EnsureSuccessStatusCode();
        return person;
    }

    public static Task<HttpResponseMessage> InviteAsync(
        this HttpClient inviter,
        Guid id,
        Guid person,
        Role role = Role.PeerSpecialist,
        string? email = null,
        string? phone = null,
        string language = "en") => inviter.PutAsJsonAsync(
            $"/api/portal/invitations/{id}",
            new { personId = person, role = EnumCode.Of(role), email, phone, language },
            new JsonSerializerOptions(JsonSerializerDefaults.Web)
            {
                DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
            });

    /// <summary>Somebody of the staff is invited; gives where, and the page that they are sent.</summary>
    public static async Task<(Guid Id, Guid Person, string Email, string Page)> InviteStaffAsync(
        this ClockedNoticeHost network)
    {
        var (id, person) = (Guid.CreateVersion7(), await network.EmployAsync());
        var email = $"invited-{person:N}@mail.example";
        (await network.Administrator.InviteAsync(id, person, email: email)).EnsureSuccessStatusCode();
        return (id, person, email, await network.PageAsync(email, 1));
    }

    /// <summary>What was sent to an address, as a path of ours.</summary>
    public static async Task<string> PageAsync(this ClockedNoticeHost network, string email, int mails) =>
        PageIn((await network.MailsAsync(email, mails))[^1].Text);

    public static string PageIn(string text) => new Uri(Link().Match(text).Value).AbsolutePath;

    public static Task<IReadOnlyList<Mail>> MailsAsync(this ClockedNoticeHost network, string email, int count) =>
        Eventually.SucceedsAsync(async () =>
        {
            await network.StepAsync();
            var mails = network.Mail.To(email);
            Assert.Equal(count, mails.Count);
            return mails;
        });

    public static Task<HttpResponseMessage> FillAsync(
        this NoticeHost network, string page, params (string Name, string Value)[] fields) =>
        network.Host.Anonymous.PostAsync(page, new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public static Task<HttpResponseMessage> AcceptAsync(
        this NoticeHost network, string page, string password = Password) =>
        network.FillAsync(page, ("action", "accept"), ("password", password));

    public static async Task<System.Net.HttpStatusCode> SignInAsync(
        this NoticeHost network, string email, string password = Password) =>
        (await network.Host.Anonymous.PostAsJsonAsync("/api/portal/token", new { email, password })).StatusCode;

    public static async Task<JsonElement> ReadAsync(this NoticeHost network, Guid id) =>
        await network.Administrator.GetFromJsonAsync<JsonElement>($"/api/portal/invitations/{id}");

    public static async Task<string?> StatusAsync(this NoticeHost network, Guid id) =>
        (await network.ReadAsync(id)).GetProperty("status").GetString();

    [GeneratedRegex(@"https://\S+")]
    private static partial Regex Link();
}
