using System.Net;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Tests.Exits;

namespace CareBridge.Tests.Exchange;

/// <summary>Which of the scopes that a client asks for its token has.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class GrantingScopesTests(ExchangeWorld world)
{
    [Fact]
    public async Task Nobody_gets_a_scope_beyond_their_registration()
    {
        var client = await world.RegisterAsync(world.Clinic, "system/Goal.rs");

        var some = await world.AskForTokenAsync(world.Keys.Sign(world.Claims(client)), "system/*.rs system/Task.u");
        var none = await world.AskForTokenAsync(world.Keys.Sign(world.Claims(client)), "system/Task.rs");

        Assert.Equal("system/Goal.rs", (await some.JsonAsync()).Text("scope"));
        await RefusedAsync(none, "The client is registered for none of these scopes.");
    }

    [Theory]
    [InlineData("system/*.rs", "system/Observation.rs?category=survey", "system/Observation.rs?category=survey")]
    [InlineData("system/Observation.rs?category=survey", "system/*.read", "system/Observation.rs?category=survey")]
    [InlineData(
        "system/Observation.rs?category=survey",
        "system/Observation.r?status=final system/Condition.rs",
        "system/Observation.r?category=survey&status=final")]
    [InlineData("system/*.rs", "system/Encounter.rs?class=VR", "system/Encounter.rs?class=VR")]
    [InlineData("system/*.read", "system/Task.read system/Condition.read", "system/Task.read")]
    public async Task A_token_says_what_it_reaches(string registered, string requested, string granted)
    {
        var client = await world.RegisterAsync(world.Clinic, registered);

        var answer = await world.AskForTokenAsync(world.Keys.Sign(world.Claims(client)), requested);

        Assert.Equal(granted, (await answer.JsonAsync()).Text("scope"));
    }

    [Theory]
    [InlineData("system/Observation.rs?colour=blue")]
    [InlineData("system/Patient.rs?identifier=urn:oid:1.2.3|C1")]
    [InlineData("system/Patient.rs?_id=0199f5a0-0000-7000-8000-000000000000")]
    [InlineData("system/Goal.rs?patient=0199f5a0-0000-7000-8000-000000000000")]
    [InlineData("system/Condition.rs?category=problem system/*.rs")]
    [InlineData("system/Flag.rs?code=|")]
    [InlineData("system/Flag.rs?code=low,")]
    [InlineData("system/Flag.rs?code=high,a|b|c")]
    public async Task A_condition_that_cannot_be_honoured_does_not_fall_away(string scope)
    {
        var answer = await world.AskForTokenAsync(world.Keys.Sign(world.Claims(world.ClinicSystem)), scope);

        await RefusedAsync(answer, ServedScopes.Rule);
    }

    [Fact]
    public async Task What_does_not_meet_the_condition_of_a_scope_is_not_shown()
    {
        var checkIn = world.CheckIn(Guid.CreateVersion7());
        await world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(checkIn);
        world.Disclosures.Permit(
            checkIn.ParticipantId, world.Community, world.Clinic, DisclosureCategory.CheckInScores);
        var address = $"/fhir/Observation/{checkIn.CheckInId}";
        Assert.Equal(HttpStatusCode.OK, (await world.ClinicClient.GetAsync(address)).StatusCode);

        using var narrow = await world.SignInAsync(
            world.ClinicSystem, "system/Observation.rs?status=preliminary");

        await (await narrow.GetAsync(address)).IssueAsync(HttpStatusCode.NotFound);
        await (await narrow.GetAsync($"{address}/_history")).IssueAsync(HttpStatusCode.NotFound);
        var search = $"/fhir/Observation?patient={checkIn.ParticipantId}";
        Assert.Empty((await (await narrow.GetAsync(search)).JsonAsync()).Matches());

        using var fitting = await world.SignInAsync(
            world.ClinicSystem,
            "system/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|survey");

        Assert.Equal(HttpStatusCode.OK, (await fitting.GetAsync(address)).StatusCode);
        Assert.Equal([checkIn.CheckInId], (await (await fitting.GetAsync(search)).JsonAsync()).Matches());
    }

    [Fact]
    public async Task Whatever_is_asked_for_as_a_scope_is_refused_or_harmless()
    {
        foreach (var value in HostileValues.All.Select(value => HostileValues.Encoded(value, Guid.CreateVersion7())))
        {
            foreach (var scope in (string[])[value, $"system/{value}.rs", $"system/Observation.rs?category={value}"])
            {
                var answer = await world.AskForTokenAsync(world.Keys.Sign(world.Claims(world.ClinicSystem)), scope);
                if (answer.StatusCode == HttpStatusCode.OK)
                    Assert.StartsWith("system/Observation.rs?category=", (await answer.JsonAsync()).Text("scope"));
                else
                    Assert.Equal("invalid_scope", (await answer.JsonAsync()).Text("error"));
            }
        }
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, string reason)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var json = await answer.JsonAsync();
        Assert.Equal(("invalid_scope", reason), (json.Text("error"), json.Text("error_description")));
    }
}
