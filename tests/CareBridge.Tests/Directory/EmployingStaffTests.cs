using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Directory;

public sealed class EmployingStaffTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly Guid _id = Guid.CreateVersion7();

    [Fact]
    public async Task The_same_twice_is_one_version_and_another_role_is_the_next()
    {
        var first = await EmployAsync("peer-specialist", HttpStatusCode.Created);
        var again = await EmployAsync("peer-specialist", HttpStatusCode.OK);
        var promoted = await EmployAsync("coordinator", HttpStatusCode.OK);

        Assert.Equal(1, first.GetProperty("version").GetInt64());
        Assert.Equal(1, again.GetProperty("version").GetInt64());
        Assert.Equal(2, promoted.GetProperty("version").GetInt64());
        Assert.Equal("coordinator", promoted.GetProperty("role").GetString());
    }

    [Fact]
    public async Task Who_has_left_is_nobody_who_works_there_until_they_are_back()
    {
        await EmployAsync("peer-specialist", HttpStatusCode.Created);
        Assert.Equal(network.Community, (await FindAsync()).OrganizationId);

        Assert.False((await LeaveAsync()).GetProperty("active").GetBoolean());
        Assert.Equal(2, (await LeaveAsync()).GetProperty("version").GetInt64());
        Assert.Null((await FindAsync()).OrganizationId);

        await EmployAsync("peer-specialist", HttpStatusCode.OK);
        Assert.Equal("Al Stone", (await FindAsync()).Name);
    }

    [Fact]
    public async Task Nobody_leaves_an_organization_where_they_do_not_work()
    {
        await EmployAsync("peer-specialist", HttpStatusCode.Created);

        await network.Administrator.PostAsync($"{Address(network.Clinic)}/leave", null)
            .IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_role_that_nobody_knows_is_refused() => await network.Administrator
        .PutAsJsonAsync(Address(network.Community), new { givenName = "Al", familyName = "Stone", role = "guru" })
        .IsAsync(HttpStatusCode.BadRequest);

    [Fact]
    public async Task The_id_of_a_participant_is_never_one_that_is_listed()
    {
        var participant = await network.RegisterAsync();
        await EmployAsync("peer-specialist", HttpStatusCode.Created);

        await network.Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{network.Community}/staff/{participant}",
            new { givenName = "Al", familyName = "Stone" }).IsAsync(HttpStatusCode.Conflict);
        await network.Specialist.PutAsJsonAsync(
            $"/api/directory/participants/{_id}",
            new { givenName = "Al", familyName = "Stone" }).IsAsync(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData(Role.PeerSpecialist)]
    [InlineData(Role.PrivacyOfficer)]
    public async Task Only_administrators_employ(Role role)
    {
        var somebody = network.Staff(role, network.Community);

        await somebody.PutAsJsonAsync(Address(network.Community), new { givenName = "Al", familyName = "Stone" })
            .IsAsync(HttpStatusCode.Forbidden);
        await somebody.PostAsync($"{Address(network.Community)}/leave", null).IsAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public void The_name_of_who_is_not_listed_stays_here()
    {
        var seal = network.Host.Services.GetRequiredService<ISeal>();
        var unknown = new StaffProfile("Al", "Stone", Role: null);
        var officer = StaffMember.Employ(_id, _id, network.Community, unknown, Noon);

        var unlisted = (StaffChanged)officer.ToMessage(seal);
        officer.Employ(_id, new StaffProfile("Al", "Stone", StaffRole.Coordinator), Noon);
        var listed = (StaffChanged)officer.ToMessage(seal);

        Assert.Null(unlisted.Details);
        Assert.Equal("Stone", seal.Open<StaffDetails>(listed.Details!).FamilyName);
    }

    private string Address(Guid organization) => $"/api/directory/organizations/{organization}/staff/{_id}";

    private async Task<JsonElement> EmployAsync(string role, HttpStatusCode status)
    {
        var answer = await network.Administrator.PutAsJsonAsync(
            Address(network.Community), new { givenName = "Al", familyName = "Stone", role });
        Assert.Equal(status, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<JsonElement> LeaveAsync()
    {
        var answer = await network.Administrator.PostAsync($"{Address(network.Community)}/leave", null);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private Task<PersonStanding> FindAsync() => network.InStoreAsync<IDirectory, PersonStanding>(
        directory => directory.FindPersonAsync(new FindPerson(_id), CancellationToken.None));
}
