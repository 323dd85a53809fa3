using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Tests.Portal.Notices;

namespace CareBridge.Tests.Portal.Invitations;

/// <summary>Who has an account for one position is invited to another, and adds it to that account.</summary>
public sealed class JoiningByInvitationTests(ClockedNoticeHost network) : IClassFixture<ClockedNoticeHost>
{
    [Fact]
    public async Task They_show_that_they_can_sign_in_and_an_administrator_has_said_that_both_are_theirs()
    {
        var known = await network.AddStaffAsync(network.Clinic, Role.ClinicStaff);
        var (id, person, _, page) = await network.InviteStaffAsync();

        Assert.Contains("nobody has said", await RefusedAsync(known.Email, PortalHost.Password));
        await network.EmployAsync(person, known.Id);
        Assert.Contains("do not open", await RefusedAsync(known.Email, "a guess at it"));
        Assert.Contains("do not open", await RefusedAsync("nobody@mail.example", PortalHost.Password));
        Assert.Equal("open", await network.StatusAsync(id));
        var joined = await JoinAsync(known.Email, PortalHost.Password);
        Assert.Equal(HttpStatusCode.OK, joined.StatusCode);
        Assert.Equal("accepted", await network.StatusAsync(id));

        var session = await SessionAsync(known.Email, person);
        Assert.Equal((person, "peer-specialist", network.Community), (
            session.GetProperty("personId").GetGuid(),
            session.GetProperty("role").GetString(),
            session.GetProperty("organizationId").GetGuid()));

        // What is for the position reaches the account.
        var position = new Person(network, person, Role.PeerSpecialist, network.Community, known.Email);
        (await position.Client.PutAsJsonAsync(
            $"/api/portal/notices/tests/{Guid.CreateVersion7()}", new { channel = "email" })).EnsureSuccessStatusCode();
        await network.MailsAsync(known.Email, 1);

        Task<HttpResponseMessage> JoinAsync(string email, string password) =>
            network.FillAsync(page, ("action", "join"), ("email", email), ("password", password));

        async Task<string> RefusedAsync(string email, string password)
        {
            var answer = await JoinAsync(email, password);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            return (await answer.Content.ReadAsStringAsync()).ToLowerInvariant();
        }
    }

    [Fact]
    public async Task Participants_are_offered_no_such_thing()
    {
        var (person, email) = (await network.RegisterAsync(), $"p{Guid.CreateVersion7():N}@mail.example");
        (await network.SpecialistOf().InviteAsync(Guid.CreateVersion7(), person, Role.Participant, email))
            .EnsureSuccessStatusCode();
        var page = await network.PageAsync(email, 1);

        Assert.DoesNotContain("value=\"join\"", await network.Host.Anonymous.GetStringAsync(page));
        var known = await network.AddStaffAsync(network.Clinic, Role.ClinicStaff);
        var answer = await network.FillAsync(
            page, ("action", "join"), ("email", known.Email), ("password", PortalHost.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    private async Task<JsonElement> SessionAsync(string email, Guid positionId)
    {
        var tokens = await network.Host.Anonymous.PostAsJsonAsync(
            "/api/portal/token", new { email, password = PortalHost.Password, positionId });
        tokens.EnsureSuccessStatusCode();
        using var client = new HttpClient { BaseAddress = network.Host.Address };
        client.DefaultRequestHeaders.Authorization = new(
            "Bearer", (await tokens.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
        return await client.GetFromJsonAsync<JsonElement>("/api/portal/session");
    }
}
