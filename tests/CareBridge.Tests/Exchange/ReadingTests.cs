using System.Net;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Testing;

namespace CareBridge.Tests.Exchange;

[Collection(ExchangeCollection.Name)]
public sealed class ReadingTests(ExchangeWorld world)
{
    private readonly Guid _participant = Guid.CreateVersion7();

    [Fact]
    public async Task A_check_in_is_read_while_consent_permits_and_not_a_moment_longer()
    {
        var checkIn = await CheckInAsync();
        var address = $"/fhir/Observation/{checkIn.CheckInId}";
        var unknown = await (await world.ClinicClient.GetAsync($"/fhir/Observation/{Guid.CreateVersion7()}"))
            .Content.ReadAsStringAsync();
        Assert.Equal(unknown, await NotFoundAsync(world.ClinicClient, address));

        var consent = world.Disclosures.Permit(
            _participant, world.Community, world.Clinic, DisclosureCategory.CheckInScores);
        var answer = await world.ClinicClient.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("W/\"1\"", answer.Headers.ETag?.ToString());
        var checkedIn = await answer.JsonAsync();
        var changed = DateTimeOffset.Parse(checkedIn.Text("meta", "lastUpdated")!);
        Assert.InRange(
            answer.Content.Headers.LastModified!.Value, changed.AddSeconds(-1), changed.AddSeconds(1));
        Assert.Equal(RedisclosureNotice.Text, Assert.Single(answer.Headers.GetValues("Part2-Notice")));
        Assert.Contains($"/fhir/Consent/{consent}", Assert.Single(answer.Headers.GetValues("Link")));
        Assert.Equal(
            $"\"{consent}\";categories=\"check-in-scores\";purposes=\"treatment care-management\";"
                + "expires=\"2027-11-20T12:00:00Z\"",
            Assert.Single(answer.Headers.GetValues("Part2-Scope")));
        Assert.Contains("NORDSCLCD", checkedIn.Text("meta", "security"));
        Assert.Equal(unknown, await NotFoundAsync(world.OtherClient, address));

        world.Disclosures.Revoke(_participant, world.Community, world.Clinic);
        Assert.Equal(unknown, await NotFoundAsync(world.ClinicClient, address));
    }

    [Fact]
    public async Task What_is_read_is_accounted_for_as_read_by_the_client()
    {
        var checkIn = await CheckInAsync();
        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.CheckInScores);

        await world.ClinicClient.GetAsync($"/fhir/Observation/{checkIn.CheckInId}");
        await world.ClinicClient.GetAsync($"/fhir/Observation/{checkIn.CheckInId}");

        var asked = world.Disclosures.Authorized
            .Where(question => question.Items.Any(item => item.ResourceId == checkIn.CheckInId)).ToList();
        Assert.Equal(2, asked.Select(question => question.DisclosureId).Distinct().Count());
        Assert.All(asked, question =>
        {
            Assert.Equal(world.ClinicSystem, question.RecipientId);
            Assert.Equal(world.Clinic, question.RecipientOrganizationId);
            Assert.Equal(PurposeOfUse.Treatment, question.Purpose);
            Assert.Equal(
                new DisclosureItem(
                    "Observation",
                    checkIn.CheckInId,
                    1,
                    _participant,
                    world.Community,
                    DisclosureCategory.CheckInScores),
                Assert.Single(question.Items));
        });
    }

    [Fact]
    public async Task A_referral_is_read_by_its_receiver_only_and_only_once_it_is_sent()
    {
        var referral = world.Referral(_participant, ReferralStatus.AwaitingConsent);
        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.Referrals);
        world.Disclosures.Permit(_participant, world.Community, world.OtherClinic, DisclosureCategory.Referrals);
        await world.ProjectAsync<ProjectReferral, ReferralChanged>(referral);
        foreach (var type in (string[])["ServiceRequest", "Task"])
            await NotFoundAsync(world.ClinicClient, $"/fhir/{type}/{referral.ReferralId}");

        await world.ProjectAsync<ProjectReferral, ReferralChanged>(
            referral with { Version = 3, Status = ReferralStatus.Sent, SentAt = ExchangeWorld.Noon });
        foreach (var type in (string[])["ServiceRequest", "Task"])
        {
            var answer = await world.ClinicClient.GetAsync($"/fhir/{type}/{referral.ReferralId}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("W/\"3\"", answer.Headers.ETag?.ToString());
            await NotFoundAsync(world.OtherClient, $"/fhir/{type}/{referral.ReferralId}");
        }

        await world.ProjectAsync<ProjectReferral, ReferralChanged>(
            referral with { Version = 4, Status = ReferralStatus.AwaitingConsent, SentAt = ExchangeWorld.Noon });
        await NotFoundAsync(world.ClinicClient, $"/fhir/Task/{referral.ReferralId}");
    }

    [Fact]
    public async Task A_patient_shows_the_numbers_of_the_reader_and_of_those_who_may_disclose_and_no_others()
    {
        var system = "urn:oid:1.2.3";
        await world.ProjectAsync<ProjectParticipant, ParticipantChanged>(world.Participant(
            _participant,
            1,
            new ParticipantIdentifier(world.Community, system, "peer-1"),
            new ParticipantIdentifier(world.Clinic, system, "clinic-1"),
            new ParticipantIdentifier(world.OtherClinic, system, "other-1")));
        await NotFoundAsync(world.ClinicClient, $"/fhir/Patient/{_participant}");
        // One that is only linked to them has nothing of its own to disclose.
        world.Disclosures.Permit(_participant, world.OtherClinic, world.Clinic, DisclosureCategory.Engagement);
        await NotFoundAsync(world.ClinicClient, $"/fhir/Patient/{_participant}");

        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.Engagement);
        var patient = await (await world.ClinicClient.GetAsync($"/fhir/Patient/{_participant}")).JsonAsync();

        Assert.Equal("Rivers", patient.Text("name", 0, "family"));
        Assert.Equal("1990-04-02", patient.Text("birthDate"));
        Assert.Equal(
            ["peer-1", "clinic-1", $"{_participant}"],
            patient.GetProperty("identifier").EnumerateArray().Select(i => i.Text("value")));
    }

    [Fact]
    public async Task A_consent_is_read_by_its_recipient_once_it_was_granted()
    {
        var consent = new ConsentChanged
        {
            ConsentId = Guid.CreateVersion7(),
            Version = 1,
            ParticipantId = _participant,
            Status = ConsentStatus.Requested,
            DiscloserOrganizationIds = [world.Community],
            RecipientOrganizationIds = [world.Clinic],
            Categories = [DisclosureCategory.Engagement],
            Purposes = [PurposeOfUse.Treatment],
            RequestedAt = ExchangeWorld.Noon,
            ChangedAt = ExchangeWorld.Noon,
        };
        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.Engagement);
        world.Disclosures.Permit(_participant, world.Community, world.OtherClinic, DisclosureCategory.Engagement);
        await world.ProjectAsync<ProjectConsent, ConsentChanged>(consent);
        await NotFoundAsync(world.ClinicClient, $"/fhir/Consent/{consent.ConsentId}");

        await world.ProjectAsync<ProjectConsent, ConsentChanged>(
            consent with { Version = 2, Status = ConsentStatus.Granted, GrantedAt = ExchangeWorld.Noon });

        var answer = await world.ClinicClient.GetAsync($"/fhir/Consent/{consent.ConsentId}");
        Assert.Equal("active", (await answer.JsonAsync()).Text("status"));
        await NotFoundAsync(world.OtherClient, $"/fhir/Consent/{consent.ConsentId}");
    }

    [Fact]
    public async Task An_organization_is_public()
    {
        var id = world.Clinic;
        var answer = await Eventually.SucceedsAsync(async () =>
        {
            var read = await world.OtherClient.GetAsync($"/fhir/Organization/{id}");
            Assert.Equal(HttpStatusCode.OK, read.StatusCode);
            return read;
        });

        Assert.Equal("Lakeside Clinic", (await answer.JsonAsync()).Text("name"));
        Assert.False(answer.Headers.Contains("Part2-Notice"));
        Assert.DoesNotContain(
            world.Disclosures.Authorized, question => question.Items.Any(item => item.ResourceType == "Organization"));
    }

    [Fact]
    public async Task Nothing_is_sent_while_consent_does_not_answer()
    {
        var checkIn = await CheckInAsync();
        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.CheckInScores);
        world.Disclosures.IsSilent = true;
        try
        {
            foreach (var address in (string[])[$"/{checkIn.CheckInId}", $"?patient={_participant}"])
            {
                var answer = await world.ClinicClient.GetAsync($"/fhir/Observation{address}");
                var issue = await answer.IssueAsync(HttpStatusCode.ServiceUnavailable);
                Assert.Equal("transient", issue.Text("code"));
                Assert.Equal("2", answer.Headers.RetryAfter?.ToString());
            }
        }
        finally
        {
            world.Disclosures.IsSilent = false;
        }
    }

    [Fact]
    public async Task A_token_reaches_as_far_as_its_scope()
    {
        var client = await world.SignInAsync(world.ClinicSystem, "system/Goal.rs system/Task.s");

        var read = await (await client.GetAsync($"/fhir/Task/{Guid.NewGuid()}")).IssueAsync(HttpStatusCode.Forbidden);
        var search = await (await client.GetAsync("/fhir/Observation?patient=x")).IssueAsync(HttpStatusCode.Forbidden);

        Assert.Equal("forbidden", read.Text("code"));
        Assert.Equal("This needs the scope system/Task.r.", read.Text("details", "text"));
        Assert.Equal("This needs the scope system/Observation.s.", search.Text("details", "text"));
    }

    private async Task<CheckInRecorded> CheckInAsync()
    {
        var checkIn = world.CheckIn(_participant);
        await world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(checkIn);
        return checkIn;
    }

    private static async Task<string> NotFoundAsync(HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        var issue = await answer.IssueAsync(HttpStatusCode.NotFound);
        Assert.Equal("not-found", issue.Text("code"));
        return await answer.Content.ReadAsStringAsync();
    }
}
