using System.Net;
using System.Text.Json;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Mapping;

namespace CareBridge.Tests.Exchange;

/// <summary>A circle of support as a CareTeam, and the people in it whom the participant has named.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class StandingByTests(ExchangeWorld world)
{
    private static readonly CircleMember Sister = new()
    {
        MemberId = Guid.CreateVersion7(),
        Kind = CircleMemberKind.Related,
        Name = "Ada Lindqvist",
        RoleCode = "sibling",
        ChangedIn = 2,
    };

    private readonly Guid _participant = Guid.CreateVersion7();

    [Fact]
    public async Task A_circle_is_a_care_team_of_staff_organizations_and_related_persons()
    {
        var (specialist, circle) = (Guid.CreateVersion7(), await CircleAsync(2, Surroundings.Sponsor, Sister));
        await world.ProjectAsync(world.Circle(
            _participant,
            version: 4,
            Surroundings.Sponsor,
            Sister,
            new CircleMember
            {
                MemberId = Guid.CreateVersion7(),
                Kind = CircleMemberKind.Staff,
                PersonId = specialist,
                OrganizationId = world.Community,
                RoleCode = "peer-support",
                ChangedIn = 3,
            },
            new CircleMember
            {
                MemberId = Guid.CreateVersion7(),
                Kind = CircleMemberKind.Organization,
                OrganizationId = world.OtherClinic,
                RoleCode = "treatment",
                ChangedIn = 4,
            }));

        var team = await ReadAsync($"CareTeam/{circle}");

        Assert.Equal("active", team.Text("status"));
        Assert.Equal($"Patient/{_participant}", team.Text("subject", "reference"));
        Assert.Equal($"Organization/{world.Community}", team.Text("managingOrganization", 0, "reference"));
        var members = team.GetProperty("participant").EnumerateArray().ToList();
        Assert.Equal(
            ["sponsor", "sibling", "peer-support", "treatment"],
            members.Select(member => member.Text("role", 0, "coding", 0, "code")));
        Assert.Equal("2026-11-02", members[0].Text("period", "start"));
        Assert.Equal($"{specialist}", members[2].Text("member", "identifier", "value"));
        Assert.Equal($"Organization/{world.Community}", members[2].Text("onBehalfOf", "reference"));
        Assert.Equal($"Organization/{world.OtherClinic}", members[3].Text("member", "reference"));
        var sister = await ReadAsync(members[1].Text("member", "reference")!);
        Assert.Equal("Ada Lindqvist", sister.Text("name", 0, "text"));
        Assert.Equal($"Patient/{_participant}", sister.Text("patient", "reference"));
        Assert.Equal("true", sister.Text("active"));
        Assert.Equal(
            ["sibling", "SIB"],
            sister.GetProperty("relationship")[0].GetProperty("coding").EnumerateArray().Select(c => c.Text("code")));
        Assert.Equal("2", sister.Text("meta", "versionId"));
    }

    [Fact]
    public async Task Neither_is_seen_without_consent_to_the_plan()
    {
        var circle = await CircleAsync(1, Surroundings.Sponsor);
        var team = await ReadAsync($"CareTeam/{circle}");
        var sponsor = team.Text("participant", 0, "member", "reference");

        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.Engagement);

        foreach (var address in (string[])[$"CareTeam/{circle}", sponsor!])
            await (await world.ClinicClient.GetAsync($"/fhir/{address}")).IssueAsync(HttpStatusCode.NotFound);
        Assert.Empty((await ReadAsync($"RelatedPerson?patient={_participant}&name=Sam")).Matches());
    }

    [Fact]
    public async Task Who_has_left_is_no_longer_active_and_of_who_never_was_nothing_is_left()
    {
        var circle = await CircleAsync(2, Surroundings.Sponsor, Sister);
        var people = (await ReadAsync($"RelatedPerson?patient={_participant}&_sort=name")).Matches();

        await world.ProjectAsync(world.Circle(
            _participant,
            version: 4,
            Surroundings.Sponsor with
            {
                Status = CircleMemberStatus.Ended,
                EndedOn = new DateOnly(2026, 11, 9),
                ChangedIn = 3,
            },
            Sister with { Status = CircleMemberStatus.EnteredInError, ChangedIn = 4 }));

        var team = await ReadAsync($"CareTeam/{circle}");
        Assert.Equal("inactive", team.Text("status"));
        var left = Assert.Single(team.GetProperty("participant").EnumerateArray());
        Assert.Equal("2026-11-09", left.Text("period", "end"));
        Assert.Equal([people[1]], (await ReadAsync($"RelatedPerson?patient={_participant}&name=Sam")).Matches());
        var sister = await ReadAsync($"RelatedPerson/{people[0]}");
        Assert.Equal("false", sister.Text("active"));
        Assert.False(sister.TryGetProperty("name", out _));
        Assert.False(sister.TryGetProperty("relationship", out _));
        var history = await ReadAsync($"RelatedPerson/{people[0]}/_history");
        Assert.DoesNotContain("Ada", history.GetRawText(), StringComparison.Ordinal);
        var sponsor = await ReadAsync($"RelatedPerson/{people[1]}/_history");
        Assert.Equal(["3", "1"], Versions(sponsor));
        Assert.Equal(["4"], Versions(history));
    }

    [Fact]
    public async Task Who_never_was_in_a_circle_is_in_none_of_its_versions_any_more()
    {
        var circle = await CircleAsync(1, Sister);
        var retracted = Sister with { Status = CircleMemberStatus.EnteredInError, ChangedIn = 3 };
        await world.ProjectAsync(world.Circle(_participant, 3, Surroundings.Sponsor, retracted));
        await world.ProjectAsync(
            world.Circle(_participant, 4, Surroundings.Sponsor with { RoleCode = "mentor" }, retracted));
        // It comes late.
        await world.ProjectAsync(world.Circle(_participant, 2, Surroundings.Sponsor, Sister));

        Assert.Equal(["4", "3"], Versions(await ReadAsync($"CareTeam/{circle}/_history")));
        foreach (var version in (string[])["1", "2"])
        {
            await (await world.ClinicClient.GetAsync($"/fhir/CareTeam/{circle}/_history/{version}"))
                .IssueAsync(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Messages_in_any_order_leave_each_person_at_their_own_version()
    {
        await CircleAsync(2, Surroundings.Sponsor, Sister);
        await world.ProjectAsync(world.Circle(_participant, 1, Surroundings.Sponsor));
        await world.ProjectAsync(world.Circle(_participant, 2, Surroundings.Sponsor, Sister));

        var people = (await ReadAsync($"RelatedPerson?patient={_participant}&_sort=name")).Entries("match");

        Assert.Equal(["2", "1"], people.Select(person => person.Text("meta", "versionId")));
        Assert.Equal("2", (await ReadAsync($"CareTeam?patient={_participant}"))
            .Entries("match")[0].Text("meta", "versionId"));
    }

    [Fact]
    public async Task The_same_member_id_in_another_circle_is_somebody_else()
    {
        await CircleAsync(1, Surroundings.Sponsor);
        var stranger = Guid.CreateVersion7();
        await world.ProjectAsync(world.Circle(stranger, 1, Surroundings.Sponsor with { Name = "Nobody Else" }));

        var found = await ReadAsync($"RelatedPerson?patient={_participant}");

        Assert.Equal("Sam Oduya", Assert.Single(found.Entries("match")).Text("name", 0, "text"));
    }

    [Theory]
    [InlineData("CareTeam", "status=active&role=sponsor&date=ge2026-11-20", true)]
    [InlineData("CareTeam", "status=inactive", false)]
    [InlineData("CareTeam", "role=peer-support", false)]
    [InlineData("CareTeam", "participant:RelatedPerson.name=oduya", true)]
    [InlineData("RelatedPerson", "name=sam&active=true&relationship=sponsor", true)]
    [InlineData("RelatedPerson", "relationship=FRND", false)]
    [InlineData("RelatedPerson", "_has:CareTeam:participant:status=active", true)]
    public async Task They_are_found_by_who_they_are(string type, string query, bool found)
    {
        await CircleAsync(1, Surroundings.Sponsor);

        var bundle = await ReadAsync($"{type}?patient={_participant}&{query}");

        Assert.Equal(found ? 1 : 0, bundle.Matches().Count);
    }

    [Fact]
    public async Task Those_who_are_named_come_with_the_team()
    {
        await CircleAsync(1, Surroundings.Sponsor);

        var bundle = await ReadAsync(
            $"CareTeam?patient={_participant}&status=active&_include=CareTeam:participant:RelatedPerson");

        Assert.Equal("Sam Oduya", Assert.Single(bundle.Entries("include")).Text("name", 0, "text"));
    }

    [Theory]
    [InlineData("", "CareTeam,Encounter,EpisodeOfCare,RelatedPerson")]
    [InlineData("&start=2026-11-21", "EpisodeOfCare,CareTeam,RelatedPerson")]
    [InlineData("&end=2026-11-01", "EpisodeOfCare")]
    public async Task Everything_of_somebody_holds_them_by_when_they_were(string dates, string types)
    {
        await CircleAsync(1, Surroundings.Sponsor);
        world.Disclosures.Permit(
            _participant, world.Community, world.Clinic, Enum.GetValues<DisclosureCategory>());
        await world.ProjectAsync(world.Attendance(_participant));
        await world.ProjectAsync(world.Support(_participant));

        var bundle = await ReadAsync(
            $"Patient/{_participant}/$everything?_type=Encounter,EpisodeOfCare,CareTeam,RelatedPerson{dates}");

        Assert.Equal(
            types.Split(',').Order(),
            bundle.Entries("match").Select(resource => resource.Text("resourceType")).Order());
    }

    private static IEnumerable<string?> Versions(JsonElement history) => history.GetProperty("entry").EnumerateArray()
        .Select(entry => entry.GetProperty("resource"))
        .Where(resource => resource.Text("resourceType") != "OperationOutcome")
        .Select(resource => resource.Text("meta", "versionId"));

    private async Task<Guid> CircleAsync(long version, params CircleMember[] members)
    {
        await world.ConsentAsync(_participant, DisclosureCategory.AftercarePlan);
        var circle = world.Circle(_participant, version, members);
        await world.ProjectAsync(circle);
        return circle.CircleId;
    }

    private async Task<JsonElement> ReadAsync(string address)
    {
        var answer = await world.ClinicClient.GetAsync($"/fhir/{address}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        // Structure, cardinality and codes are checked on the way.
        FhirJson.Read(await answer.Content.ReadAsByteArrayAsync());
        return await answer.JsonAsync();
    }
}
