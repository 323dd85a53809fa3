using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Portal.Notices;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Portal.Invitations;

/// <summary>Who may invite whom, and what is sent.</summary>
public sealed class InvitingTests(ClockedNoticeHost network) : IClassFixture<ClockedNoticeHost>
{
    private readonly Guid _id = Guid.CreateVersion7();

    [Fact]
    public async Task What_is_sent_holds_a_link_and_nothing_of_who_or_what()
    {
        var (_, person, email, page) = await network.InviteStaffAsync();

        var mail = network.Mail.To(email)[0];
        Assert.Equal("You are invited to CareBridge.", mail.Headers["Subject"]);
        Assert.Equal(
            $"You are invited to CareBridge.\n\n{NoticeHost.Origin}{page}\n", mail.Text.ReplaceLineEndings("\n"));
        Assert.DoesNotContain($"{person:N}", page, StringComparison.OrdinalIgnoreCase);
        var kept = await network.InStoreAsync(store => store.Invitations.SingleAsync(i => i.PersonId == person));
        Assert.DoesNotContain(kept.TokenHash, page, StringComparison.Ordinal);
        Assert.DoesNotContain(email, kept.Address.Ciphertext, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_again_invites_once_and_anything_else_under_the_id_is_refused()
    {
        var person = await network.EmployAsync();
        var email = $"invited-{person:N}@mail.example";

        var administrator = network.Administrator;
        var first = await administrator.InviteAsync(_id, person, email: email);
        var again = await administrator.InviteAsync(_id, person, email: email.ToUpperInvariant());
        var other = await administrator.InviteAsync(_id, person, email: "other@mail.example");
        var stranger = await network.Administrator.InviteAsync(_id, person, email: email);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("different-content", await PortalHost.CodeAsync(other));
        Assert.Equal("different-content", await PortalHost.CodeAsync(stranger));
        await network.MailsAsync(email, 1);
        network.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Single(network.Mail.To(email));
        Assert.Equal(1, (await network.ReadAsync(_id)).GetProperty("sendings").GetInt32());
    }

    [Fact]
    public async Task Staff_invite_the_participants_that_their_organization_has_registered_and_nobody_else()
    {
        var participant = await network.RegisterAsync();
        var staff = await network.EmployAsync();
        var clinician = network.As(Guid.CreateVersion7(), Role.ClinicStaff, network.Clinic);

        Assert.Equal(HttpStatusCode.NotFound, (await InviteAsync(clinician, participant)).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await network.SpecialistOf().InviteAsync(_id, staff, email: "a@mail.example")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await InviteAsync(network.SpecialistOf(), staff)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await InviteAsync(network.SpecialistOf(), participant)).StatusCode);

        // It is the organization's: colleagues see it, and others do not.
        var route = $"/api/portal/invitations/{_id}";
        Assert.Equal(HttpStatusCode.OK, (await network.SpecialistOf().GetAsync(route)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.GetAsync(route)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.PostAsync($"{route}/revoke", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.PutAsync($"{route}/sendings/2", null)).StatusCode);
        var listed = await network.SpecialistOf()
            .GetFromJsonAsync<JsonElement>($"/api/portal/invitations?personId={participant}");
        Assert.Equal(1, listed.GetProperty("items").GetArrayLength());
        Assert.Empty((await clinician.GetFromJsonAsync<JsonElement>("/api/portal/invitations"))
            .GetProperty("items").EnumerateArray());

        Task<HttpResponseMessage> InviteAsync(HttpClient inviter, Guid person) =>
            inviter.InviteAsync(_id, person, Role.Participant, email: $"p{person:N}@mail.example");
    }

    [Theory]
    [InlineData(null, null, "email")]
    [InlineData("a@mail.example", "+15550100123", "phone")]
    [InlineData("a@b\r\nRCPT TO:<c@d>", null, "email")]
    [InlineData(null, "555", "phone")]
    public async Task An_address_that_will_not_do_is_named(string? email, string? phone, string field)
    {
        var person = await network.EmployAsync();

        var answer = await network.Administrator.InviteAsync(_id, person, email: email, phone: phone);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await PortalHost.ProblemAsync(answer)).GetProperty("errors").TryGetProperty(field, out _));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await network.Administrator.GetAsync($"/api/portal/invitations/{_id}")).StatusCode);
    }

    [Fact]
    public async Task A_role_that_the_person_cannot_have_is_refused()
    {
        var person = await network.EmployAsync();

        var answer = await network.Administrator.InviteAsync(
            _id, person, Role.ClinicStaff, email: "a@mail.example");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await PortalHost.ProblemAsync(answer)).GetProperty("errors").TryGetProperty("role", out _));
    }

    [Fact]
    public async Task A_participant_is_invited_only_as_they_want_to_be_reached()
    {
        var participant = await network.RegisterAsync();
        var email = $"p{participant:N}@mail.example";
        (await network.SpecialistOf().InviteAsync(_id, participant, Role.Participant, email)).EnsureSuccessStatusCode();
        await network.MailsAsync(email, 1);
        (await network.SpecialistOf().PutAsJsonAsync(
            $"/api/directory/participants/{participant}/preferences",
            new { channels = new[] { "text-message" } })).EnsureSuccessStatusCode();
        await Eventually.IsAsync(2L, () => network.InStoreAsync(store => store.ContactRules
            .Where(r => r.ParticipantId == participant).Select(r => r.Version).SingleOrDefaultAsync()));

        var refused = await network.SpecialistOf().InviteAsync(
            Guid.CreateVersion7(), participant, Role.Participant, email);
        Assert.True((await PortalHost.ProblemAsync(refused)).GetProperty("errors").TryGetProperty("email", out _));
        // What was invited before is asked again when it is sent.
        (await network.SpecialistOf().PutAsync($"/api/portal/invitations/{_id}/sendings/2", null))
            .EnsureSuccessStatusCode();
        await Eventually.SucceedsAsync(async () =>
        {
            await network.StepAsync();
            Assert.Equal("unneeded", (await network.ReadAsync(_id)).GetProperty("sending").GetString());
        });
        Assert.Single(network.Mail.To(email));
    }

    [Fact]
    public async Task Nobody_is_flooded_with_invitations()
    {
        var person = await network.EmployAsync();
        for (var i = 0; i < 10; i++)
        {
            (await network.Administrator.InviteAsync(Guid.CreateVersion7(), person, email: $"i{i}@mail.example"))
                .EnsureSuccessStatusCode();
        }

        var more = await network.Administrator.InviteAsync(_id, person, email: "more@mail.example");

        Assert.Equal("too-many-messages", await PortalHost.CodeAsync(more));
    }
}
