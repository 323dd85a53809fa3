using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.DataProtection;

namespace CareBridge.Tests.Aftercare;

public sealed class CirclesOfSupportTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private static readonly object Sponsor = new { kind = "related", name = "Sam R.", roleCode = "sponsor" };

    [Fact]
    public async Task Staff_organizations_and_people_whom_the_participant_names_stand_by_them()
    {
        var (participant, specialist) = (await network.RegisterAsync(), Guid.CreateVersion7());
        (await network.Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{network.Clinic}/staff/{specialist}",
            new { givenName = "Al", familyName = "Stone" })).EnsureSuccessStatusCode();
        object[] members =
        [
            new { kind = "staff", personId = specialist, roleCode = "treatment" },
            new { kind = "organization", memberOrganizationId = network.OtherClinic, roleCode = "medical-care" },
            Sponsor,
        ];
        foreach (var member in members)
        {
            var route = Route(participant, Guid.CreateVersion7());
            await network.Specialist.PutAsJsonAsync(route, member).IsAsync(HttpStatusCode.Created);
            await network.Specialist.PutAsJsonAsync(route, member).IsAsync(HttpStatusCode.OK);
        }

        var circle = Assert.Single(await CirclesAsync(network.Specialist, participant));
        Assert.Equal(3, circle.GetProperty("version").GetInt64());
        var named = circle.GetProperty("members").EnumerateArray().ToList();
        Assert.Equal(
            ["treatment", "medical-care", "sponsor"], named.Select(m => m.GetProperty("roleCode").GetString()));
        Assert.Equal(network.Clinic, named[0].GetProperty("memberOrganizationId").GetGuid());
        Assert.Equal("Sam R.", named[2].GetProperty("name").GetString());
        Assert.Single(await CirclesAsync(network.Participant(participant), participant));
        await network.Stranger.GetAsync(Circles(participant)).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_participant_names_people_themself_to_the_community_of_their_choice()
    {
        var (participant, member) = (await network.RegisterAsync(), Guid.CreateVersion7());
        var client = network.Participant(participant);
        var sponsor = new
        {
            organizationId = network.Community,
            kind = "related",
            name = "Sam R.",
            roleCode = "sponsor",
        };

        await client.PutAsJsonAsync(Route(participant, member), Sponsor).IsAsync(HttpStatusCode.UnprocessableEntity);
        await client.PutAsJsonAsync(
            Route(participant, member), sponsor with { organizationId = network.OtherCommunity })
            .IsAsync(HttpStatusCode.UnprocessableEntity);
        await client.PutAsJsonAsync(Route(participant, member), sponsor).IsAsync(HttpStatusCode.Created);
        await client.PutAsJsonAsync(Route(Guid.CreateVersion7(), member), sponsor).IsAsync(HttpStatusCode.NotFound);
        await client.PostAsJsonAsync(
            $"{Route(participant, member)}/end",
            new { organizationId = network.Community, endedOn = "2026-03-02" }).IsAsync(HttpStatusCode.OK);

        Assert.Single(await CirclesAsync(network.Specialist, participant));
    }

    [Fact]
    public async Task A_member_ends_once_and_one_who_never_was_is_gone()
    {
        var (participant, ended, error) = (await network.RegisterAsync(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var sponsor = new { kind = "related", name = "Sam R.", roleCode = "sponsor", startedOn = "2026-03-01" };
        foreach (var member in (Guid[])[ended, error])
        {
            await network.Specialist.PutAsJsonAsync(Route(participant, member), sponsor)
                .IsAsync(HttpStatusCode.Created);
        }

        await EndAsync("2026-02-28").IsAsync(HttpStatusCode.UnprocessableEntity);
        await EndAsync("2026-03-02").IsAsync(HttpStatusCode.OK);
        await EndAsync("2026-03-02").IsAsync(HttpStatusCode.OK);
        await EndAsync("2026-03-03").IsAsync(HttpStatusCode.Conflict);
        for (var i = 0; i < 2; i++)
        {
            await network.Specialist.PostAsync($"{Route(participant, error)}/retract", null)
                .IsAsync(HttpStatusCode.OK);
        }
        await network.Stranger.PostAsync($"{Route(participant, ended)}/retract", null).IsAsync(HttpStatusCode.NotFound);

        var circle = Assert.Single(await CirclesAsync(network.Specialist, participant));
        Assert.Equal(4, circle.GetProperty("version").GetInt64());
        var left = Assert.Single(circle.GetProperty("members").EnumerateArray());
        Assert.Equal((ended, "ended", "2026-03-02"), (
            left.GetProperty("id").GetGuid(),
            left.GetProperty("status").GetString(),
            left.GetProperty("endedOn").GetString()));

        Task<HttpResponseMessage> EndAsync(string day) =>
            network.Specialist.PostAsJsonAsync($"{Route(participant, ended)}/end", new { endedOn = day });
    }

    [Fact]
    public async Task A_clinic_sees_the_circle_with_the_plan_that_the_participant_consents_to()
    {
        var participant = await network.RegisterAsync();
        await network.Specialist.PutAsJsonAsync(Route(participant, Guid.CreateVersion7()), Sponsor)
            .IsAsync(HttpStatusCode.Created);
        var clinician = network.Staff(Role.ClinicStaff, network.Clinic);
        await network.ConsentAsync(participant, network.Clinic, "engagement", "treatment");
        await clinician.GetAsync(Circles(participant)).IsAsync(HttpStatusCode.NotFound);

        await network.ConsentAsync(participant, network.Clinic, "aftercare-plan", "treatment");

        Assert.Single(await CirclesAsync(clinician, participant));
        Assert.Single(await network.AccountingAsync(participant));
    }

    [Theory]
    [InlineData("staff", "friend", "roleCode")]
    [InlineData("related", "treatment", "roleCode")]
    [InlineData("related", "sponsor", "name", false)]
    [InlineData("staff", "treatment", "personId", false)]
    [InlineData("organization", "treatment", "memberOrganizationId", false)]
    public async Task A_member_is_somebody_and_something(string kind, string role, string field, bool isSomebody = true)
    {
        var answer = await network.Specialist.PutAsJsonAsync(
            Route(await network.RegisterAsync(), Guid.CreateVersion7()),
            new
            {
                kind,
                roleCode = role,
                name = isSomebody && kind == "related" ? "Sam R." : null,
                personId = isSomebody && kind == "staff" ? Guid.CreateVersion7() : (Guid?)null,
            });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal([field], errors.EnumerateObject().Select(error => error.Name));
    }

    [Theory]
    [InlineData("staff", "personId")]
    [InlineData("organization", "memberOrganizationId")]
    public async Task Who_is_not_in_the_network_is_not_named_as_such(string kind, string field)
    {
        var body = new Dictionary<string, object>
        {
            ["kind"] = kind,
            ["roleCode"] = "treatment",
            [field] = Guid.CreateVersion7(),
        };

        var answer = await network.Specialist.PutAsJsonAsync(
            Route(await network.RegisterAsync(), Guid.CreateVersion7()), body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public void What_a_relative_is_called_is_in_no_message()
    {
        var seal = new ContentSeal(new EphemeralDataProtectionProvider());
        var sister = new CircleMember
        {
            MemberId = Guid.CreateVersion7(),
            Kind = CircleMemberKind.Related,
            Name = "Ada Lindqvist",
            RoleCode = "sibling",
        };

        var message = Circle.Begin(Guid.CreateVersion7(), Guid.CreateVersion7(), sister, seal, AftercareDesk.Noon)
            .ToMessage(seal);

        Assert.DoesNotContain("Ada", JsonSerializer.Serialize(message), StringComparison.Ordinal);
        var told = Assert.Single(seal.Open<CircleMembers>(Assert.IsType<CircleChanged>(message).Members).All);
        Assert.Equal(("Ada Lindqvist", 1), (told.Name, told.ChangedIn));
    }

    private static string Route(Guid participant, Guid member) =>
        $"/api/aftercare/participants/{participant}/circle/members/{member}";

    private static string Circles(Guid participant) => $"/api/aftercare/participants/{participant}/circles";

    private static async Task<IReadOnlyList<JsonElement>> CirclesAsync(HttpClient client, Guid participant)
    {
        var page = await client.GetFromJsonAsync<JsonElement>(Circles(participant));
        return [.. page.GetProperty("items").EnumerateArray()];
    }
}
