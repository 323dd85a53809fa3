using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Testing;

namespace CareBridge.Tests.Portal;

public sealed class CreatingAccountsTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task The_same_account_twice_is_one_account()
    {
        var id = await portal.AddStaffAsync(portal.Clinic);

        var first = await PortalHost.PutAccountAsync(portal.Administrator, id, $"{id}@clinic.example", "clinic-staff");
        var again = await PortalHost.PutAccountAsync(portal.Administrator, id, $"{id}@Clinic.example", "clinic-staff");

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        var shown = await portal.Administrator.GetFromJsonAsync<JsonElement>($"/api/portal/accounts/{id}");
        Assert.Equal(portal.Clinic, shown.GetProperty("organizationId").GetGuid());
        Assert.False(shown.TryGetProperty("password", out _));
    }

    [Fact]
    public async Task A_taken_id_and_a_taken_address_get_the_same_answer()
    {
        var (known, email) = await portal.AddSpecialistAccountAsync();
        var other = await portal.AddStaffAsync(portal.Community);

        var takenId = await PortalHost.PutAccountAsync(portal.Administrator, known, "x" + email, "peer-specialist");
        var takenEmail = await PortalHost.PutAccountAsync(portal.Administrator, other, email, "peer-specialist");

        Assert.Equal(HttpStatusCode.Conflict, takenId.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, takenEmail.StatusCode);
        var (first, second) = (await PortalHost.ProblemAsync(takenId), await PortalHost.ProblemAsync(takenEmail));
        Assert.Equal("different-content", first.GetProperty("code").GetString());
        Assert.Equal(first.GetProperty("detail").GetString(), second.GetProperty("detail").GetString());
        Assert.Equal(
            HttpStatusCode.NotFound, (await portal.Administrator.GetAsync($"/api/portal/accounts/{other}")).StatusCode);
    }

    [Fact]
    public async Task A_specialist_makes_accounts_for_the_participants_of_their_own_community_only()
    {
        var ours = await portal.AddParticipantAsync(portal.Community);
        var theirs = await portal.AddParticipantAsync(portal.OtherCommunity);
        var specialist = portal.SpecialistOf(portal.Community);

        var made = await PortalHost.PutAccountAsync(specialist, ours, $"{ours}@mail.example", "participant");
        var unknown = await PortalHost.PutAccountAsync(specialist, theirs, $"{theirs}@mail.example", "participant");

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await portal.TokenAsync($"{ours}@mail.example")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.TokenAsync($"{theirs}@mail.example")).StatusCode);
    }

    [Fact]
    public async Task Which_addresses_have_accounts_can_be_asked_a_few_times_a_day_only()
    {
        var (_, taken) = await portal.AddSpecialistAccountAsync();
        var specialist = Guid.CreateVersion7();
        // As many as they need: only what is refused is counted.
        for (var i = 0; i <= ConflictBound.MostADay; i++) await MakeAsync(Free()).IsAsync(HttpStatusCode.Created);

        var told = await Task.WhenAll(Enumerable.Range(0, ConflictBound.MostADay * 2).Select(_ => MakeAsync(taken)));

        var codes = await Task.WhenAll(told.Select(PortalHost.CodeAsync));
        Assert.Equal(ConflictBound.MostADay, codes.Count(code => code == "different-content"));
        Assert.Equal(ConflictBound.MostADay, codes.Count(code => code == "too-many-conflicts"));
        var (free, again) = (await MakeAsync(Free()), await MakeAsync(taken));
        Assert.Equal(HttpStatusCode.Conflict, free.StatusCode);
        Assert.Equal(
            (await PortalHost.ProblemAsync(again)).GetProperty("detail").GetString(),
            (await PortalHost.ProblemAsync(free)).GetProperty("detail").GetString());
        var other = await portal.AddParticipantAsync(portal.Community);
        await PortalHost.PutAccountAsync(portal.Administrator, other, taken, "participant")
            .IsAsync(HttpStatusCode.Conflict);

        portal.Clock.Advance(TimeSpan.FromDays(1));
        await MakeAsync(Free()).IsAsync(HttpStatusCode.Created);

        string Free() => $"{Guid.CreateVersion7()}@mail.example";

        async Task<HttpResponseMessage> MakeAsync(string email) => await PortalHost.PutAccountAsync(
            portal.Host.As(new Caller(specialist, Role.PeerSpecialist, portal.Community)),
            await portal.AddParticipantAsync(portal.Community),
            email,
            "participant");
    }

    [Fact]
    public async Task A_weak_password_is_no_conflict_and_is_not_counted_as_one()
    {
        var id = await portal.AddParticipantAsync(portal.Community);
        var specialist = Guid.CreateVersion7();

        for (var i = 0; i <= ConflictBound.MostADay; i++)
            await MakeAsync("aaaaaaaaaaaaaaaa").IsAsync(HttpStatusCode.UnprocessableEntity);

        await MakeAsync(PortalHost.Password).IsAsync(HttpStatusCode.Created);

        Task<HttpResponseMessage> MakeAsync(string password) => PortalHost.PutAccountAsync(
            portal.Host.As(new Caller(specialist, Role.PeerSpecialist, portal.Community)),
            id,
            $"{id}@mail.example",
            "participant",
            password);
    }

    [Fact]
    public async Task An_organization_that_is_only_linked_to_a_participant_makes_no_account_for_them()
    {
        var id = await portal.AddParticipantAsync(portal.Community);
        var linked = await portal.Administrator.PutAsJsonAsync(
            $"/api/directory/participants/{id}/organizations/{portal.OtherCommunity}",
            new { system = "urn:oid:1.2.3", value = $"N{id}" });
        linked.EnsureSuccessStatusCode();

        var answer = await PortalHost.PutAccountAsync(
            portal.SpecialistOf(portal.OtherCommunity), id, $"{id}@mail.example", "participant");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.TokenAsync($"{id}@mail.example")).StatusCode);
    }

    [Fact]
    public async Task A_specialist_makes_no_accounts_for_staff()
    {
        var id = await portal.AddStaffAsync(portal.Community);

        foreach (var role in new[] { "peer-specialist", "administrator", "privacy-officer" })
        {
            var answer = await PortalHost.PutAccountAsync(
                portal.SpecialistOf(portal.Community), id, $"{id}@harbor.example", role);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            await PortalHost.ProblemAsync(answer);
        }
        Assert.Equal(
            HttpStatusCode.NotFound, (await portal.Administrator.GetAsync($"/api/portal/accounts/{id}")).StatusCode);
    }

    [Theory]
    [InlineData("clinic-staff")]
    [InlineData("crisis-responder")]
    public async Task A_role_must_fit_the_organization(string role)
    {
        var id = await portal.AddStaffAsync(portal.Community);

        var answer = await PortalHost.PutAccountAsync(portal.Administrator, id, $"{id}@harbor.example", role);

        await AssertInvalidAsync(answer, "role");
    }

    [Fact]
    public async Task A_privacy_officer_works_anywhere()
    {
        foreach (var organization in new[] { portal.Community, portal.Clinic })
        {
            var id = await portal.AddStaffAsync(organization);
            var answer = await PortalHost
                .PutAccountAsync(portal.Administrator, id, $"{id}@mail.example", "privacy-officer");
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("peer-specialist")]
    [InlineData("participant")]
    public async Task A_person_the_directory_does_not_know_gets_no_account(string role)
    {
        var id = Guid.CreateVersion7();

        await AssertInvalidAsync(
            await PortalHost.PutAccountAsync(portal.Administrator, id, $"{id}@mail.example", role), "personId");
    }

    [Theory]
    [InlineData("no-at-sign", "a long enough password", "email")]
    [InlineData("Jo <jo@mail.example>", "a long enough password", "email")]
    [InlineData("jö@mail.example", "a long enough password", "email")]
    [InlineData("jo@mail.example", "short", "password")]
    public async Task What_cannot_be_an_account_is_told_field_by_field(string email, string password, string field)
    {
        var id = await portal.AddStaffAsync(portal.Community);

        var answer = await PortalHost.PutAccountAsync(portal.Administrator, id, email, "peer-specialist", password);

        await AssertInvalidAsync(answer, field);
        Assert.Equal(
            HttpStatusCode.NotFound, (await portal.Administrator.GetAsync($"/api/portal/accounts/{id}")).StatusCode);
    }

    [Fact]
    public async Task Nobody_signs_in_as_a_service()
    {
        await AssertInvalidAsync(
            await PortalHost
                .PutAccountAsync(portal.Administrator, Guid.CreateVersion7(), "a@mail.example", "service"), "role");
    }

    private static async Task AssertInvalidAsync(HttpResponseMessage answer, string field)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await PortalHost.ProblemAsync(answer)).GetProperty("errors");
        Assert.Equal(field, Assert.Single(errors.EnumerateObject()).Name);
    }
}
