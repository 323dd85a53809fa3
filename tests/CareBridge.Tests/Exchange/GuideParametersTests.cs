using System.Net;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Mapping;

namespace CareBridge.Tests.Exchange;

/// <summary>What US Core 7 and SDOH Clinical Care 2.3 list for the types is served.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class GuideParametersTests(ExchangeWorld world)
{
    private readonly Guid _participant = Guid.CreateVersion7();

    [Theory]
    [InlineData("Organization", "name address")]
    [InlineData("Practitioner", "identifier name")]
    [InlineData("PractitionerRole", "practitioner specialty")]
    [InlineData("Location", "address address-city address-postalcode address-state name")]
    [InlineData("CarePlan", "category date patient status")]
    [InlineData("CareTeam", "patient role status")]
    [InlineData("DocumentReference", "category date patient period status type")]
    [InlineData("Encounter", "class date discharge-disposition identifier location patient status type")]
    [InlineData("Goal", "achievement-status category description lifecycle-status patient target-date")]
    [InlineData("Observation", "category code code-value-concept date derived-from patient status")]
    [InlineData("Patient", "birthdate death-date family gender given identifier name")]
    [InlineData("QuestionnaireResponse", "authored patient questionnaire status")]
    [InlineData("RelatedPerson", "name patient")]
    [InlineData("ServiceRequest", "authored category code patient status")]
    public void Every_parameter_that_the_guides_list(string type, string names) => Assert.Empty(
        names.Split(' ').Concat(["_id", "_lastUpdated"])
            .Except(ServedTypes.Require(type).Parameters.Select(parameter => parameter.Name)));

    [Theory]
    [InlineData("combo-code-value-concept=engagement$at-risk", true)]
    [InlineData("combo-code-value-concept=https://carebridge.example/fhir/CodeSystem/check-in%7Cengagement$at-risk",
        true)]
    [InlineData("combo-code-value-concept=engagement$https://carebridge.example/fhir/CodeSystem/engagement%7Cat-risk",
        true)]
    [InlineData("combo-code-value-concept=mood$at-risk", false)]
    [InlineData("combo-code-value-concept=engagement$engaged,engagement$at-risk", true)]
    [InlineData("code-value-concept=engagement$at-risk", true)]
    [InlineData("code-value-concept=check-in$at-risk", false)]
    [InlineData("combo-code-value-concept:missing=false", true)]
    public async Task A_code_is_searched_for_with_its_value(string query, bool found)
    {
        await world.ConsentAsync(_participant, DisclosureCategory.Engagement);
        var checkIn = world.CheckIn(_participant);
        await world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(checkIn);

        var answer = await world.ClinicClient.GetAsync($"/fhir/Observation?patient={_participant}&{query}");

        Assert.Equal(
            found ? [ObservationMapper.EngagementId(checkIn.CheckInId)] : [], (await answer.JsonAsync()).Matches());
    }

    [Theory]
    [InlineData("engagement")]
    [InlineData("engagement$")]
    [InlineData("a$b$c")]
    public async Task What_is_no_pair_is_refused(string value) => await (await world.ClinicClient.GetAsync(
        $"/fhir/Observation?patient={_participant}&combo-code-value-concept={value}"))
        .IssueAsync(HttpStatusCode.BadRequest);
}
