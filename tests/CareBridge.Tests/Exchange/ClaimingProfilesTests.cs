using System.Text.Json.Nodes;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Mapping;
using CareBridge.Testing.Profiles;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Exchange;

/// <summary>A resource claims a profile of others where it conforms, and nowhere else.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class ClaimingProfilesTests(ExchangeWorld world)
{
    private const string UsCore = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";
    private const string Sdoh = "http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition/SDOHCC-";

    [Fact]
    public void What_claims_a_profile_conforms_to_it_and_each_is_claimed()
    {
        var resources = MappedSamples.All.Select(Body).ToList();

        Assert.Empty(resources.SelectMany(ProfileTable.Faults));
        Assert.Equal(
            ProfileTable.All.Keys.Order(), resources.SelectMany(ProfileTable.Claims).Distinct().Order());
        Assert.Equal(
            ProfileTable.All.Keys.Order(),
            resources.Select(Type).Distinct().SelectMany(Profiles.For).Order());
    }

    [Fact]
    public void Each_rule_finds_what_breaks_it()
    {
        foreach (var (profile, rules) in ProfileTable.All)
        {
            foreach (var rule in rules)
            {
                var broken = MappedSamples.All.Select(Body)
                    .Where(resource => ProfileTable.Claims(resource).Contains(profile))
                    .FirstOrDefault(rule.Break);
                Assert.True(broken is not null, $"No sample could break {profile}: {rule}");
                Assert.Contains(ProfileTable.Faults(broken), fault => fault.EndsWith(rule.ToString()));
            }
        }
    }

    [Fact]
    public async Task Everything_in_the_store_that_claims_a_profile_conforms_to_it()
    {
        var participant = Guid.CreateVersion7();
        await world.ProjectAsync<ProjectParticipant, ParticipantChanged>(world.Participant(participant, version: 1));
        await world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(world.CheckIn(participant));
        var bodies = await world.InStoreAsync(store => store.Versions.Select(version => version.Body).ToListAsync());
        var resources = bodies.Select(body => JsonNode.Parse(body)!.AsObject()).ToList();

        Assert.Contains(resources, resource => ProfileTable.Claims(resource).Any());
        Assert.Empty(resources.SelectMany(ProfileTable.Faults));
    }

    [Theory]
    [InlineData("housing", ReferralStatus.Sent, true)]
    [InlineData("employment", ReferralStatus.Completed, true)]
    // SDOH Clinical Care does not know the status.
    [InlineData("housing", ReferralStatus.Received, false)]
    [InlineData("outpatient-treatment", ReferralStatus.Sent, false)]
    public void A_referral_for_a_social_need_is_one_of_SDOH_Clinical_Care(
        string service, ReferralStatus status, bool isTask)
    {
        var (request, task) = MappedSamples.Referral(service, status).Select(Body).ToList() is [var first, var second]
            ? (first, second)
            : throw new InvalidOperationException();
        var isNeed = service != "outpatient-treatment";

        Assert.Equal(
            isNeed ? [$"{UsCore}servicerequest", $"{Sdoh}ServiceRequest"] : [], ProfileTable.Claims(request));
        Assert.Equal(isTask ? [$"{Sdoh}TaskForReferralManagement"] : [], ProfileTable.Claims(task));
        Assert.Equal($"ServiceRequest/{request["id"]}", (string?)task["focus"]!["reference"]);
    }

    [Fact]
    public void What_was_an_error_and_what_says_too_much_claims_nothing()
    {
        Assert.Empty(Claims(MappedSamples.Plan(PlanStatus.EnteredInError)));
        Assert.Empty(Claims(MappedSamples.Plan(
            PlanStatus.Active, MappedSamples.AssessPlan, MappedSamples.AssessPlan)));
        Assert.Empty(Claims(MappedSamples.Document(DocumentStatus.EnteredInError)));
        Assert.Empty(Claims(RecoverySamples.Attendance(AttendanceStatus.EnteredInError)));
        Assert.Empty(RecoverySamples.Circle(CircleMemberStatus.EnteredInError).SelectMany(Claims));
    }

    [Fact]
    public void A_patient_without_a_number_that_may_be_seen_claims_nothing()
    {
        var patient = MappedSamples.Patient();
        var body = patient.ToBody(ExchangeWorld.Noon);

        var seen = JsonNode.Parse(PatientMapper.AsSeenBy(Guid.NewGuid(), patient.Disclosers, body))!.AsObject();
        var unseen = JsonNode.Parse(PatientMapper.AsSeenBy(Guid.NewGuid(), [], body))!.AsObject();

        Assert.Equal([UsCore + "patient"], ProfileTable.Claims(seen));
        Assert.Equal($"{patient.Id}", (string?)Assert.Single(seen["identifier"]!.AsArray())!["value"]);
        Assert.Empty(ProfileTable.Claims(unseen));
        Assert.Null(unseen["identifier"]);
    }

    [Fact]
    public async Task Resources_are_found_by_their_profile_and_parts_of_them_claim_none()
    {
        var participant = Guid.CreateVersion7();
        await world.ProjectAsync<ProjectParticipant, ParticipantChanged>(world.Participant(participant, version: 1));
        await world.ConsentAsync(participant, DisclosureCategory.Referrals);
        var housing = world.Referral(participant) with { ServiceCode = "housing" };
        var treatment = world.Referral(participant);
        await world.ProjectAsync<ProjectReferral, ReferralChanged>(housing);
        await world.ProjectAsync<ProjectReferral, ReferralChanged>(treatment);
        var profile = $"_profile={Sdoh}ServiceRequest";

        Assert.Equal([housing.ReferralId], await FindAsync($"patient={participant}&{profile}"));
        Assert.Equal([housing.ReferralId], await FindAsync($"patient={participant}&{profile},urn:none"));
        Assert.Equal([treatment.ReferralId], await FindAsync($"patient={participant}&_profile:missing=true"));
        Assert.Empty(await FindAsync($"patient={participant}&{profile}|3.0.0"));
        var part = await (await world.ClinicClient.GetAsync(
            $"/fhir/ServiceRequest?_id={housing.ReferralId}&_elements=status")).JsonAsync();
        Assert.False(part.Entries("match")[0].GetProperty("meta").TryGetProperty("profile", out _));
        var patient = await (await world.ClinicClient.GetAsync(
            $"/fhir/Patient?identifier={Canonicals.Participant}|{participant}")).JsonAsync();
        Assert.Equal([participant], patient.Matches());
    }

    private async Task<List<Guid>> FindAsync(string query) =>
        (await (await world.ClinicClient.GetAsync($"/fhir/ServiceRequest?{query}")).JsonAsync()).Matches();

    private static IEnumerable<string> Claims(Projection projection) => ProfileTable.Claims(Body(projection));

    private static JsonObject Body(Projection projection) =>
        JsonNode.Parse(projection.ToBody(ExchangeWorld.Noon))!.AsObject();

    private static string Type(JsonObject resource) => (string)resource["resourceType"]!;
}
