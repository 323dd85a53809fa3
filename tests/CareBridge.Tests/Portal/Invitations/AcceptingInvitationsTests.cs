using System.Net;
using System.Net.Http.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Portal.Notices;

namespace CareBridge.Tests.Portal.Invitations;

/// <summary>Whoever was invited opens the link and makes themself an account.</summary>
public sealed class AcceptingInvitationsTests(ClockedNoticeHost network) : IClassFixture<ClockedNoticeHost>
{
    [Fact]
    public async Task Looking_changes_nothing_a_password_makes_the_account_and_the_link_is_used_up()
    {
        var (id, person, email, page) = await network.InviteStaffAsync();

        for (var i = 0; i < 30; i++)
            Assert.Equal(HttpStatusCode.OK, (await network.Host.Anonymous.GetAsync(page)).StatusCode);
        Assert.Equal("open", await network.StatusAsync(id));
        Assert.Equal(HttpStatusCode.Unauthorized, await network.SignInAsync(email));

        var done = await network.AcceptAsync(page);
        Assert.Contains("You can sign in", await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await network.SignInAsync(email));
        Assert.Equal("accepted", await network.StatusAsync(id));
        // A second tap, or whoever finds the link later, changes no password.
        await network.AcceptAsync(page, "another long password");
        Assert.Equal(HttpStatusCode.Unauthorized, await network.SignInAsync(email, "another long password"));
        Assert.Equal(HttpStatusCode.OK, await network.SignInAsync(email));
        var account = await network.Administrator.GetStringAsync($"/api/portal/accounts/{person}");
        Assert.Contains("\"role\":\"peer-specialist\"", account, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("too short")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("")]
    public async Task A_weak_password_is_told_and_another_can_be_chosen(string weak)
    {
        var (_, _, email, page) = await network.InviteStaffAsync();

        var answer = await network.AcceptAsync(page, weak);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("role=\"alert\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await network.AcceptAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await network.SignInAsync(email));
    }

    [Fact]
    public async Task A_link_that_never_was_has_ended_or_was_replaced_is_answered_alike()
    {
        var (id, _, email, first) = await network.InviteStaffAsync();
        (await network.Administrator.PutAsync($"/api/portal/invitations/{id}/sendings/2", null))
            .EnsureSuccessStatusCode();
        var second = await network.PageAsync(email, 2);
        // The same sending again is none.
        (await network.Administrator.PutAsync($"/api/portal/invitations/{id}/sendings/2", null))
            .EnsureSuccessStatusCode();
        var never = await AnswersAsync("/api/portal/links/none");

        Assert.Equal(never, await AnswersAsync(first));
        Assert.NotEqual(never, await AnswersAsync(second));
        network.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal("expired", await network.StatusAsync(id));
        Assert.Equal(never, await AnswersAsync(second));
        (await network.Administrator.PutAsync($"/api/portal/invitations/{id}/sendings/3", null))
            .EnsureSuccessStatusCode();
        var third = await network.PageAsync(email, 3);
        Assert.Equal(HttpStatusCode.OK, (await network.Host.Anonymous.GetAsync(third)).StatusCode);
        (await network.Administrator.PostAsync($"/api/portal/invitations/{id}/revoke", null)).EnsureSuccessStatusCode();
        (await network.Administrator.PostAsync($"/api/portal/invitations/{id}/revoke", null)).EnsureSuccessStatusCode();

        Assert.Equal(never, await AnswersAsync(third));
        var late = await network.Administrator.PutAsync($"/api/portal/invitations/{id}/sendings/4", null);
        Assert.Equal("illegal-transition", await PortalHost.CodeAsync(late));
        Assert.Equal(HttpStatusCode.Unauthorized, await network.SignInAsync(email));

        async Task<string> AnswersAsync(string page)
        {
            var looked = await network.Host.Anonymous.GetAsync(page);
            var taken = await network.AcceptAsync(page, "short");
            return $"{looked.StatusCode} {await looked.Content.ReadAsStringAsync()} "
                + $"{taken.StatusCode} {await taken.Content.ReadAsStringAsync()}";
        }
    }

    [Fact]
    public async Task Who_is_invited_by_telephone_proves_the_address_that_they_sign_in_with()
    {
        var (id, person) = (Guid.CreateVersion7(), await network.EmployAsync());
        var (phone, email) = ($"+1555{person.ToByteArray()[^1]:D7}", $"own-{person:N}@mail.example");
        (await network.Administrator.InviteAsync(id, person, phone: phone, language: "es")).EnsureSuccessStatusCode();
        var page = InvitationGuests.PageIn(await TextAsync(phone));
        Assert.Contains("Su correo", await network.Host.Anonymous.GetStringAsync(page), StringComparison.Ordinal);

        // Without a code there is no account.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await network.AcceptAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendCodeAsync("not an address")).StatusCode);
        (await SendCodeAsync(email)).EnsureSuccessStatusCode();
        var code = NoticeDesk.Code((await network.MailsAsync(email, 1))[0].Text);
        var wrong = code == "000000" ? "000001" : "000000";
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity, (await CodeAsync(wrong, InvitationGuests.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await CodeAsync(code, "short")).StatusCode);
        // Once it is proved, a weak password asks for no new code.
        (await network.AcceptAsync(page)).EnsureSuccessStatusCode();

        Assert.Equal(HttpStatusCode.OK, await network.SignInAsync(email));

        Task<HttpResponseMessage> SendCodeAsync(string address) =>
            network.FillAsync(page, ("action", "send-code"), ("email", address));

        Task<HttpResponseMessage> CodeAsync(string given, string password) =>
            network.FillAsync(page, ("action", "accept"), ("code", given), ("password", password));
    }

    [Fact]
    public async Task That_an_address_has_an_account_hears_only_who_has_shown_that_it_is_theirs()
    {
        var known = await network.AddStaffAsync(network.Community, Role.PeerSpecialist);
        var (id, person) = (Guid.CreateVersion7(), await network.EmployAsync());
        var phone = $"+1556{person.ToByteArray()[^1]:D7}";
        (await network.Administrator.InviteAsync(id, person, phone: phone)).EnsureSuccessStatusCode();
        var page = InvitationGuests.PageIn(await TextAsync(phone));

        var asked = await network.FillAsync(page, ("action", "send-code"), ("email", known.Email));
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.DoesNotContain("has an account", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var guessed = await network.FillAsync(
            page, ("action", "accept"), ("code", "12345"), ("password", InvitationGuests.Password));
        Assert.DoesNotContain("has an account", await guessed.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var code = NoticeDesk.Code((await network.MailsAsync(known.Email, 1))[0].Text);
        var proved = await network.FillAsync(
            page, ("action", "accept"), ("code", code), ("password", InvitationGuests.Password));
        Assert.Equal(HttpStatusCode.Conflict, proved.StatusCode);
        Assert.Contains("has an account", await proved.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await network.SignInAsync(known.Email));
        // They may give another address.
        Assert.Contains(
            "name=\"email\"", await network.Host.Anonymous.GetStringAsync(page), StringComparison.Ordinal);

        // Whoever invites hears nothing of it: the answer is that to any address.
        var invited = await network.Administrator.InviteAsync(Guid.CreateVersion7(), person, email: known.Email);
        Assert.Equal(HttpStatusCode.Created, invited.StatusCode);
    }

    [Fact]
    public async Task Whoever_has_an_account_already_reads_that_and_keeps_it()
    {
        var (_, person, email, page) = await network.InviteStaffAsync();
        (await PortalHost.PutAccountAsync(network.Administrator, person, email, "peer-specialist"))
            .EnsureSuccessStatusCode();

        var answer = await network.AcceptAsync(page);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await network.SignInAsync(email, PortalHost.Password));
    }

    [Fact]
    public async Task A_link_takes_so_many_tries_a_day()
    {
        var (_, _, email, page) = await network.InviteStaffAsync();
        for (var i = 0; i < 20; i++) await network.AcceptAsync(page, "short");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await network.AcceptAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await network.SignInAsync(email));
        network.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.OK, (await network.AcceptAsync(page)).StatusCode);
    }

    [Fact]
    public async Task The_page_is_in_both_languages_and_takes_nothing_but_its_form()
    {
        var (_, _, _, page) = await network.InviteStaffAsync();

        var spanish = await network.Host.Anonymous.GetAsync($"{page}?language=es");
        var html = await spanish.Content.ReadAsStringAsync();
        Assert.Contains("<html lang=\"es\">", html, StringComparison.Ordinal);
        Assert.Contains("Cree su cuenta", html, StringComparison.Ordinal);
        Assert.Equal("no-referrer", spanish.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("no-store", $"{spanish.Headers.CacheControl}", StringComparison.Ordinal);
        var json = await network.Host.Anonymous.PostAsJsonAsync(page, new { password = InvitationGuests.Password });
        Assert.Equal(HttpStatusCode.NotFound, json.StatusCode);
    }

    private Task<string> TextAsync(string phone) => Eventually.SucceedsAsync(async () =>
    {
        await network.StepAsync();
        var texts = network.Web.At("sms")
            .Select(call => System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(call.Body))
            .Where(text => text.GetProperty("to").GetString() == phone);
        return Assert.Single(texts).GetProperty("text").GetString()!;
    });
}
