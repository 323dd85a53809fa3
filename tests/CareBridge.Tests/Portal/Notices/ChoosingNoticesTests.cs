using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>How people say what they want to hear, where, and when.</summary>
public sealed class ChoosingNoticesTests(NoticeHost network) : IClassFixture<NoticeHost>
{
    [Fact]
    public async Task Who_never_chose_hears_of_everything_at_once_by_the_accounts_address()
    {
        var person = await network.AddParticipantAsync();

        var settings = await person.SettingsAsync();

        Assert.Equal(0, settings.GetProperty("version").GetInt64());
        Assert.Equal(person.Email, settings.GetProperty("accountEmail").GetString());
        Assert.Equal(["email"], Strings(settings, "channels"));
        Assert.Equal(["email", "webhook", "sms"], Strings(settings, "offeredChannels"));
        Assert.All(
            settings.GetProperty("kinds").EnumerateArray(),
            kind => Assert.Equal("at-once", kind.GetProperty("when").GetString()));
    }

    [Fact]
    public async Task Settings_are_replaced_whole_and_a_stale_version_is_refused()
    {
        var person = await network.AddParticipantAsync();
        object[] kinds = [new { kind = "consent-asked", when = "weekly" }];

        var first = await person.PutSettingsAsync(
            kinds: kinds, quietHours: new { from = "21:00:00", until = "08:00:00" });
        var stale = await person.PutSettingsAsync(version: 0);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        var settings = await person.SettingsAsync();
        Assert.Equal("weekly", When(settings, "consent-asked"));
        Assert.Equal("21:00:00", settings.GetProperty("quietHours").GetProperty("from").GetString());
        (await person.PutSettingsAsync(version: settings.GetProperty("version").GetInt64())).EnsureSuccessStatusCode();
        Assert.Equal("at-once", When(await person.SettingsAsync(), "consent-asked"));
    }

    [Theory]
    [InlineData("""{"timeZone":"Nowhere/Land","channels":[],"urgentChannels":["email"]}""", "timeZone")]
    [InlineData("""{"timeZone":"UTC","channels":["sms"],"urgentChannels":["email"]}""", "channels")]
    [InlineData("""{"timeZone":"UTC","channels":["email","email"],"urgentChannels":["email"]}""", "channels")]
    [InlineData("""{"timeZone":"UTC","channels":[],"urgentChannels":[]}""", "urgentChannels")]
    [InlineData("""{"timeZone":"UTC","channels":[],"urgentChannels":["webhook"]}""", "urgentChannels")]
    [InlineData("""{"timeZone":"UTC","channels":[],"urgentChannels":["email"],"phone":"555-0100"}""", "phone")]
    [InlineData("""{"timeZone":"UTC","channels":[],"urgentChannels":["email"],"email":"nobody"}""", "email")]
    [InlineData(
        """{"timeZone":"UTC","channels":[],"urgentChannels":["email"],"webhookUrl":"ftp://a.example"}""", "webhookUrl")]
    [InlineData(
        """{"timeZone":"UTC","channels":[],"urgentChannels":["email"],"webhookKey":"secret"}""", "webhookKey")]
    [InlineData(
        """
        {"timeZone":"UTC","channels":[],"urgentChannels":["email"],
         "kinds":[{"kind":"crisis-raised","when":"off"}]}
        """,
        "kinds")]
    [InlineData(
        """
        {"timeZone":"UTC","channels":[],"urgentChannels":["email"],
         "kinds":[{"kind":"crisis-raised","when":"daily"}]}
        """,
        "kinds")]
    [InlineData("""{"timeZone":"UTC","channels":[],"urgentChannels":["email"],"kinds":[null]}""", "kinds")]
    [InlineData(
        """
        {"timeZone":"UTC","channels":[],"urgentChannels":["email"],
         "quietHours":{"from":"08:00:00","until":"08:00:00"}}
        """,
        "quietHours")]
    public async Task What_will_not_do_is_told_field_by_field(string settings, string field)
    {
        var person = await network.AddParticipantAsync();

        var answer = await person.Client.PutAsync(
            "/api/portal/notices/settings", new StringContent(settings, null, "application/json"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await PortalHost.ProblemAsync(answer)).GetProperty("errors");
        Assert.Equal(field, Assert.Single(errors.EnumerateObject()).Name);
    }

    [Theory]
    [InlineData("\"kinds\":[{\"when\":\"off\"}]")]
    [InlineData("\"kinds\":[{\"kind\":\"consent-asked\"}]")]
    [InlineData("\"quietHours\":{\"from\":\"21:00:00\"}")]
    public async Task What_is_left_out_is_not_made_up(string part)
    {
        var person = await network.AddParticipantAsync();

        var answer = await person.Client.PutAsync(
            "/api/portal/notices/settings",
            new StringContent(
                $$"""{"timeZone":"UTC","channels":[],"urgentChannels":["email"],{{part}}}""",
                null,
                "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Another_address_gets_nothing_but_a_code_until_it_is_confirmed()
    {
        var person = await network.AddParticipantAsync();
        var other = $"other-{person.Id:N}@mail.example";
        (await person.PutSettingsAsync(email: other)).EnsureSuccessStatusCode();
        var mail = await Eventually.SucceedsAsync(() => Task.FromResult(Assert.Single(network.Mail.To(other))));
        Assert.DoesNotContain("http", mail.Text, StringComparison.Ordinal);
        await AskAsync(person);
        await Eventually.SucceedsAsync(() => Task.FromResult(Assert.Single(person.Mails)));

        var code = NoticeDesk.Code(mail.Text);
        var wrong = await person.ConfirmAsync("email", code == "000000" ? "000001" : "000000");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        (await person.ConfirmAsync("email", code)).EnsureSuccessStatusCode();
        (await person.ConfirmAsync("email", code)).EnsureSuccessStatusCode();

        await AskAsync(person);
        await Eventually.SucceedsAsync(() =>
        {
            Assert.Equal(2, network.Mail.To(other).Count);
            return Task.CompletedTask;
        });
        Assert.Single(person.Mails);
        // What is saved again with the same address stays confirmed, and no code is sent.
        (await person.PutSettingsAsync(email: other)).EnsureSuccessStatusCode();
        Assert.True((await person.SettingsAsync()).GetProperty("email").TryGetProperty("confirmedAt", out _));
    }

    [Fact]
    public async Task Five_wrong_codes_close_the_door_until_a_new_one_is_sent()
    {
        var person = await network.AddParticipantAsync();
        var other = $"other-{person.Id:N}@mail.example";
        (await person.PutSettingsAsync(email: other)).EnsureSuccessStatusCode();
        var first = await CodeAsync(0);

        var wrong = first == "000000" ? "000001" : "000000";
        for (var i = 0; i < 5; i++) await person.ConfirmAsync("email", wrong);
        var late = await person.ConfirmAsync("email", first);
        Assert.Equal("code-over", await PortalHost.CodeAsync(late));

        (await person.PutSettingsAsync(email: other)).EnsureSuccessStatusCode();
        (await person.ConfirmAsync("email", await CodeAsync(1))).EnsureSuccessStatusCode();

        async Task<string> CodeAsync(int index) => NoticeDesk.Code((await Eventually.SucceedsAsync(() =>
        {
            Assert.Equal(index + 1, network.Mail.To(other).Count);
            return Task.FromResult(network.Mail.To(other)[index]);
        })).Text);
    }

    [Fact]
    public async Task A_kind_that_is_off_is_in_the_portal_and_nowhere_else()
    {
        var person = await network.AddParticipantAsync();
        (await person.PutSettingsAsync(kinds: [new { kind = "consent-asked", when = "off" }]))
            .EnsureSuccessStatusCode();

        await AskAsync(person);

        await Eventually.SucceedsAsync(async () => Assert.Single(await person.NoticesAsync()));
        Assert.Equal(0, await network.InStoreAsync(store => Task.FromResult(
            store.Dispatches.Count(d => d.PersonId == person.Id))));
    }

    [Fact]
    public async Task A_test_is_sent_once_however_often_it_is_asked_for_and_not_too_many()
    {
        var person = await network.AddParticipantAsync();
        var id = Guid.CreateVersion7();

        var first = await TestAsync(id);
        var again = await TestAsync(id);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await Eventually.SucceedsAsync(async () => Assert.Equal(
            "delivered",
            (await (await TestAsync(id)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString()));
        Assert.StartsWith(
            "This is the test message", Assert.Single(person.Mails).Headers["Subject"], StringComparison.Ordinal);
        for (var i = 0; i < 9; i++) (await TestAsync(Guid.CreateVersion7())).EnsureSuccessStatusCode();
        Assert.Equal("too-many-messages", await PortalHost.CodeAsync(await TestAsync(Guid.CreateVersion7())));
        var stranger = await network.AddParticipantAsync();
        Assert.Equal(HttpStatusCode.Conflict, (await TestAsync(id, stranger)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TestAsync(Guid.CreateVersion7(), stranger, "sms"))
            .StatusCode);

        Task<HttpResponseMessage> TestAsync(Guid test, Person? who = null, string channel = "email") =>
            (who ?? person).Client.PutAsJsonAsync($"/api/portal/notices/tests/{test}", new { channel });
    }

    private async Task AskAsync(Person participant) => await network.AskConsentAsync(
        await network.AddStaffAsync(network.Community, Role.PeerSpecialist), participant);

    private static IEnumerable<string?> Strings(JsonElement settings, string name) =>
        settings.GetProperty(name).EnumerateArray().Select(one => one.GetString());

    private static string? When(JsonElement settings, string kind) => settings.GetProperty("kinds").EnumerateArray()
        .Single(one => one.GetProperty("kind").GetString() == kind).GetProperty("when").GetString();
}
