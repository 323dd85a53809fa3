using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Aftercare.Living;
using CareBridge.Tests.Exchange;
using CareBridge.Tests.Referrals;
using static CareBridge.Tests.Aftercare.Living.LivingDesk;

namespace CareBridge.Tests.Directory.Identities;

/// <summary>A clinic was linked to somebody whom it does not serve.</summary>
public sealed class UnlinkingParticipantsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task The_number_is_forgotten_everywhere_and_free_again()
    {
        var participant = await network.RegisterAsync();
        await LinkAsync(participant).IsAsync(HttpStatusCode.OK);
        await network.ConsentAsync(participant, network.Clinic, "engagement", "treatment");
        var clinic = await network.FhirClientAsync(network.Clinic);
        var number = $"/fhir/Patient?identifier=urn:oid:1.2.3|C{participant}";
        await Eventually.SucceedsAsync(async () =>
            Assert.Contains($"{participant}", await clinic.GetStringAsync(number)));

        await UnlinkAsync(participant).IsAsync(HttpStatusCode.NoContent);
        await UnlinkAsync(participant).IsAsync(HttpStatusCode.NoContent);

        Assert.DoesNotContain(network.Clinic, (await FindAsync(participant)).OrganizationIds);
        await Eventually.SucceedsAsync(async () =>
            Assert.DoesNotContain($"\"Patient/{participant}", await clinic.GetStringAsync(number)));
        await Eventually.SucceedsAsync(async () => Assert.DoesNotContain(
            $"C{participant}", await clinic.GetStringAsync($"/fhir/Patient/{participant}/_history")));
        var seen = await network.Staff(Role.ClinicStaff, network.Clinic)
            .GetFromJsonAsync<JsonElement>($"/api/directory/participants/{participant}");
        Assert.False(seen.TryGetProperty("identifier", out _));

        var right = await network.RegisterAsync();
        await LinkAsync(right, participant).IsAsync(HttpStatusCode.OK);
        Assert.Contains(network.Clinic, (await FindAsync(right)).OrganizationIds);
    }

    [Fact]
    public async Task Who_registered_somebody_stays_linked_to_them()
    {
        var participant = await network.RegisterAsync();

        await network.Administrator
            .DeleteAsync($"/api/directory/participants/{participant}/organizations/{network.Community}")
            .IsProblemAsync(
                HttpStatusCode.Conflict,
                """
                { "title": "The request conflicts with the current state.", "status": 409,
                  "detail": "Who has registered a participant stays linked to them.", "code": "registered-there" }
                """);
        Assert.Equal([network.Community], (await FindAsync(participant)).OrganizationIds);
    }

    [Fact]
    public async Task What_a_clinic_files_under_a_number_is_about_whom_it_has_registered_itself()
    {
        var linked = await network.RegisterAsync();
        await LinkAsync(linked).IsAsync(HttpStatusCode.OK);
        await Eventually.IsAsync<Guid?>(linked, MeantAsync);

        var own = await network.Staff(Role.ClinicStaff, network.Clinic).RegisterAsync(new
        {
            givenName = "Jo",
            familyName = "Rivers",
            identifier = new { system = "urn:oid:1.2.3", value = $"C{linked}" },
        });

        await Eventually.IsAsync<Guid?>(own, MeantAsync);

        Task<Guid?> MeantAsync() => network.InStoreAsync<FiledPatients, Guid?>(patients => patients.FindAsync(
            new FiledPatient(null, "urn:oid:1.2.3", $"C{linked}"), network.Clinic, CancellationToken.None));
    }

    [Fact]
    public async Task What_a_community_had_agreed_and_asked_for_ends_and_what_others_had_stays()
    {
        var participant = await network.RegisterAsync();
        var link = $"/api/directory/participants/{participant}/organizations/{network.OtherCommunity}";
        await network.Administrator.PutAsJsonAsync(link, new { system = "urn:oid:1.2.4", value = $"S{participant}" })
            .IsAsync(HttpStatusCode.OK);
        var (draft, waiting) = (await ReferAsync(participant), await ReferAsync(participant));
        await network.Stranger.PostOkAsync($"{ReferralDesk.Route(waiting)}/submit");
        foreach (var community in (HttpClient[])[network.Specialist, network.Stranger])
        {
            await community.PutOkAsync(About(participant, "check-in-agreement"), Daily());
            await community.PutOkAsync(
                $"/api/aftercare/supports/{Guid.CreateVersion7()}",
                new { participantId = participant, begunOn = DateTime.UtcNow.ToString("yyyy-MM-dd") });
        }

        await network.Administrator.DeleteAsync(link).IsAsync(HttpStatusCode.NoContent);

        await Eventually.IsAsync("ended", () => AgreementAsync(network.Stranger));
        await Eventually.IsAsync("cancelled", () => ReferralAsync(draft));
        await Eventually.IsAsync("cancelled", () => ReferralAsync(waiting));
        Assert.Equal("finished", await SupportAsync(network.Stranger));
        await network.Stranger.PostAsync(About(participant, "check-in-agreement/resume"), null)
            .IsAsync(HttpStatusCode.NotFound);
        Assert.Equal("active", await AgreementAsync(network.Specialist));
        Assert.Equal("active", await SupportAsync(network.Specialist));

        async Task<string?> AgreementAsync(HttpClient staff) =>
            Assert.Single(await staff.ItemsAsync(About(participant, "check-in-agreements"))).Text("status");

        async Task<string?> SupportAsync(HttpClient staff) =>
            Assert.Single(await staff.ItemsAsync(About(participant, "supports"))).Text("status");

        async Task<string?> ReferralAsync(Guid id) =>
            (await network.Stranger.GetFromJsonAsync<JsonElement>(ReferralDesk.Route(id))).Text("status");
    }

    [Fact]
    public async Task Only_administrators_unlink()
    {
        var participant = await network.RegisterAsync();
        var address = $"/api/directory/participants/{participant}/organizations/{network.Clinic}";

        await network.Specialist.DeleteAsync(address).IsAsync(HttpStatusCode.Forbidden);
        await network.Administrator.DeleteAsync(
            $"/api/directory/participants/{Guid.CreateVersion7()}/organizations/{network.Clinic}")
            .IsAsync(HttpStatusCode.NotFound);
    }

    private async Task<Guid> ReferAsync(Guid participant)
    {
        var id = Guid.CreateVersion7();
        await network.Stranger.PutOkAsync(ReferralDesk.Route(id), new
        {
            participantId = participant,
            receivingOrganizationId = network.Clinic,
            serviceCode = "outpatient-treatment",
            priority = "routine",
        });
        return id;
    }

    private Task<HttpResponseMessage> LinkAsync(Guid participant, Guid? number = null) =>
        network.Administrator.PutAsJsonAsync(
            $"/api/directory/participants/{participant}/organizations/{network.Clinic}",
            new { system = "urn:oid:1.2.3", value = $"C{number ?? participant}" });

    private Task<HttpResponseMessage> UnlinkAsync(Guid participant) => network.Administrator.DeleteAsync(
        $"/api/directory/participants/{participant}/organizations/{network.Clinic}");

    private Task<ParticipantStanding> FindAsync(Guid participant) =>
        network.InStoreAsync<IDirectory, ParticipantStanding>(
            directory => directory.FindParticipantAsync(new FindParticipant(participant), CancellationToken.None));
}
