using System.Net;
using System.Text.Json;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Platform.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Exchange;

/// <summary>Searches for people, by what is said of them, and for what hangs on them.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class FindingPeopleTests(ExchangeWorld world) : IAsyncLifetime
{
    private readonly Guid _participant = Guid.CreateVersion7();
    private readonly string _family = $"Ñandú-{Guid.CreateVersion7():N}";
    private CheckInRecorded _checkIn = null!;
    private ReferralChanged _referral = null!;

    public async Task InitializeAsync()
    {
        var details = new ParticipantDetails
        {
            GivenName = "María José",
            FamilyName = _family,
            BirthDate = new DateOnly(1990, 4, 2),
            Gender = "female",
            Phone = "+1 555 0100",
            Identifiers = [new ParticipantIdentifier(world.Clinic, "urn:oid:1.2.3", $"C{_participant}")],
        };
        await world.ProjectAsync<ProjectParticipant, ParticipantChanged>(world.Participant(_participant, 1) with
        {
            Details = world.Host.Services.GetRequiredService<ISeal>().Seal(details),
        });
        _checkIn = world.CheckIn(_participant);
        await world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(_checkIn);
        _referral = world.Referral(_participant);
        await world.ProjectAsync<ProjectReferral, ReferralChanged>(_referral);
        await world.ConsentAsync(_participant, DisclosureCategory.CheckInScores, DisclosureCategory.Referrals);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("family={family}", true)]
    [InlineData("family={plain}", true)]
    [InlineData("family:exact={family}", true)]
    [InlineData("family:exact={plain}", false)]
    [InlineData("family:contains={middle}", true)]
    [InlineData("family={middle}", false)]
    [InlineData("name=maria&family={family}", true)]
    [InlineData("given=jose&family={family}", false)]
    [InlineData("name:contains=jose&family={family}", true)]
    [InlineData("family={family}&birthdate=1990-04-02", true)]
    [InlineData("family={family}&birthdate=1990-04", true)]
    [InlineData("family={family}&birthdate=lt1990-04-02", false)]
    [InlineData("family={family}&birthdate=ap1990-04-10", true)]
    [InlineData("family={family}&gender=female", true)]
    [InlineData("family={family}&gender:not=male", true)]
    [InlineData("family={family}&gender:not=male,female", false)]
    [InlineData("family={family}&gender:missing=true", false)]
    [InlineData("family={family}&phone:missing=false", true)]
    [InlineData("family={family}&_has:Observation:patient:code=check-in", true)]
    [InlineData("family={family}&_has:Observation:patient:combo-code=craving", true)]
    [InlineData("family={family}&_has:Observation:patient:combo-value-concept=at-risk", false)]
    [InlineData("family={family}&_has:Observation:patient:code=other", false)]
    [InlineData("family={family}&_has:Goal:patient:lifecycle-status=completed", false)]
    public async Task Somebody_is_found_by_what_is_said_of_them(string query, bool found)
    {
        var bundle = await SearchAsync($"Patient?{Fill(query)}");

        Assert.Equal(found ? [_participant] : [], bundle.Matches());
        Assert.DoesNotContain("not-supported", bundle.GetRawText());
        Assert.Empty((await SearchAsync($"Patient?{Fill(query)}", world.OtherClient)).Matches());
    }

    [Theory]
    [InlineData("Observation?patient.family={family}", true)]
    [InlineData("Observation?subject:Patient.family={family}", true)]
    [InlineData("Observation?patient.birthdate=1990-04-02&patient.family={family}", true)]
    [InlineData("Observation?patient.identifier=urn:oid:1.2.3|{number}", true)]
    [InlineData("Observation?patient.family=nobody-is-called-this", false)]
    [InlineData("Observation?patient={participant}&performer.name=Harbor", true)]
    [InlineData("Observation?patient={participant}&performer.name=Hilltop", false)]
    public async Task What_hangs_on_somebody_is_found_by_them(string search, bool found)
    {
        var bundle = await SearchAsync(Fill(search));

        Assert.Equal(found ? [_checkIn.CheckInId] : [], bundle.Matches());
        Assert.DoesNotContain("not-supported", bundle.GetRawText());
    }

    [Fact]
    public async Task A_chain_tells_nothing_of_whom_the_client_may_not_see()
    {
        world.Disclosures.Revoke(_participant, world.Community, world.Clinic);

        Assert.Empty((await SearchAsync(Fill("Observation?patient.family={family}"))).Matches());
        Assert.Empty((await SearchAsync(Fill("Patient?family={family}&_has:Observation:patient:code=check-in")))
            .Matches());
    }

    [Fact]
    public async Task What_a_match_refers_to_comes_with_it_as_far_as_it_may_be_seen()
    {
        var address = $"Task?patient={_participant}&_include=Task:focus&_include=Task:patient&_include=Task:requester";
        var bundle = await SearchAsync(address);

        Assert.Equal([_referral.ReferralId], bundle.Matches());
        Assert.Equal(
            ["Organization", "Patient", "ServiceRequest"],
            bundle.Entries("include").Select(resource => resource.Text("resourceType")).Order());

        var narrow = await world.SignInAsync(world.ClinicSystem, "system/Task.rs system/ServiceRequest.r");
        Assert.Equal(
            ["ServiceRequest"],
            (await SearchAsync(address, narrow)).Entries("include").Select(r => r.Text("resourceType")));
    }

    [Fact]
    public async Task What_refers_to_a_match_comes_with_it_as_far_as_it_may_be_seen()
    {
        await world.ProjectAsync<ProjectMilestone, MilestoneReached>(new MilestoneReached
        {
            MilestoneId = Guid.CreateVersion7(),
            ParticipantId = _participant,
            OrganizationId = world.Community,
            RecordedBy = Guid.CreateVersion7(),
            MilestoneCode = "days-90",
            ReachedOn = new DateOnly(2026, 11, 19),
            RecordedAt = ExchangeWorld.Noon,
        });

        var bundle = await SearchAsync(
            $"Patient?_id={_participant}&_revinclude=Observation:patient&_revinclude=Goal:patient");

        Assert.Equal([_participant], bundle.Matches());
        Assert.Equal(
            [_checkIn.CheckInId], bundle.Entries("include").Select(resource => Guid.Parse(resource.Text("id")!)));
    }

    [Fact]
    public async Task A_search_may_be_posted_and_what_it_is_for_stays_out_of_the_next_address()
    {
        await world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(world.CheckIn(_participant));
        var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["patient.family"] = _family,
            ["_count"] = "1",
        });

        var answer = await world.ClinicClient.PostAsync("/fhir/Observation/_search", form);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var first = await answer.JsonAsync();
        var next = first.Link("next")!;
        Assert.DoesNotContain("family", next);
        var second = await (await world.ClinicClient.GetAsync(next)).JsonAsync();
        Assert.Equal(2, first.Matches().Concat(second.Matches()).Distinct().Count());
        Assert.Null(second.Link("next"));
        var issue = await (await world.OtherClient.GetAsync(next)).IssueAsync(HttpStatusCode.BadRequest);
        Assert.Equal("_cursor is not from a link of ours.", issue.Text("details", "text"));
    }

    private string Fill(string query) => query
        .Replace("{family}", Uri.EscapeDataString(_family))
        .Replace("{plain}", Uri.EscapeDataString(_family.Replace('Ñ', 'n').Replace('ú', 'U')))
        .Replace("{middle}", _family[10..])
        .Replace("{number}", $"C{_participant}")
        .Replace("{participant}", $"{_participant}");

    private async Task<JsonElement> SearchAsync(string search, HttpClient? client = null)
    {
        var answer = await (client ?? world.ClinicClient).GetAsync($"/fhir/{search}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }
}
