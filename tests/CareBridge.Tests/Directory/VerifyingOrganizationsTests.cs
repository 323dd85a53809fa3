using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Features.Verification;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Exchange;
using CareBridge.Tests.Referrals;

namespace CareBridge.Tests.Directory;

/// <summary>What others hold is told only to an organization of which somebody has made sure what it is.</summary>
public sealed class VerifyingOrganizationsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const int Rounds = 5;

    private readonly Guid _id = Guid.CreateVersion7();

    [Fact]
    public async Task Who_registers_an_organization_vouches_for_it_unless_they_say_that_they_do_not()
    {
        var vouched = await RegisterAsync(new { name = "Dune Clinic", kind = "clinic" });
        Assert.Equal("verified", vouched.GetProperty("verification").GetString());
        Assert.Equal(
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddYears(3).ToString("O"),
            vouched.GetProperty("verifiedUntil").GetString());

        await PrepareAsync(Guid.CreateVersion7());
    }

    [Fact]
    public async Task One_that_is_not_verified_may_prepare_and_is_no_recipient()
    {
        await PrepareAsync(_id);
        var nurse = network.Staff(Role.ClinicStaff, _id);
        await nurse.PutAsJsonAsync(
            $"/api/directory/participants/{Guid.CreateVersion7()}", new { givenName = "Al", familyName = "Stone" })
            .IsAsync(HttpStatusCode.Created);

        var participant = await network.RegisterAsync();
        await AskConsentAsync(participant).IsAsync(HttpStatusCode.UnprocessableEntity);
        await ReferAsync(participant).IsAsync(HttpStatusCode.UnprocessableEntity);
        await BreakGlassAsync(participant).IsProblemAsync(
            HttpStatusCode.Conflict,
            """
            { "title": "The request conflicts with the current state.", "status": 409,
              "detail": "Your organization is not verified.", "code": "organization-not-verified" }
            """);

        await ActAsync("verify", Licence).IsAsync(HttpStatusCode.OK);
        await AskConsentAsync(participant).IsAsync(HttpStatusCode.Created);
        await ReferAsync(participant).IsAsync(HttpStatusCode.Created);
        await BreakGlassAsync(participant).IsAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task One_that_is_suspended_is_told_nothing_whatever_consent_says_and_again_when_it_is_verified()
    {
        await RegisterAsync(new { name = "Dune Clinic", kind = "clinic" });
        var participant = await network.RegisterAsync();
        var consent = await network.ConsentAsync(participant, _id, "engagement", "treatment");
        var system = await network.FhirClientAsync(_id);
        await SeesAsync(system, participant, HttpStatusCode.OK);

        await ActAsync("suspend", new { reason = "Its licence ran out" }).IsAsync(HttpStatusCode.OK);

        await SeesAsync(system, participant, HttpStatusCode.NotFound);
        var why = await (await network.Staff(Role.PrivacyOfficer, network.Community).PostAsJsonAsync(
            "/api/consent/decisions/explain",
            new
            {
                participantId = participant,
                recipientOrganizationId = _id,
                purpose = "treatment",
                categories = new[] { "engagement" },
            })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("recipient-not-verified", why.GetProperty("decisions")[0].GetProperty("grounds").GetString());
        Assert.Equal(consent, why.GetProperty("decisions")[0].GetProperty("consentId").GetGuid());

        await ActAsync("verify", Licence).IsAsync(HttpStatusCode.OK);
        await SeesAsync(system, participant, HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_referral_that_was_drafted_goes_nowhere_while_its_receiver_is_suspended()
    {
        await RegisterAsync(new { name = "Dune Clinic", kind = "clinic" });
        var participant = await network.RegisterAsync();
        await network.ConsentAsync(participant, _id, "referrals", "treatment");
        var referral = Guid.CreateVersion7();
        await ReferAsync(participant, referral).IsAsync(HttpStatusCode.Created);
        var system = await network.FhirClientAsync(_id);
        await SeesAsync(system, participant, HttpStatusCode.OK);
        await ActAsync("suspend", new { reason = "Its licence ran out" }).IsAsync(HttpStatusCode.OK);
        await SeesAsync(system, participant, HttpStatusCode.NotFound);

        (await network.ActAsync(referral, "submit")).EnsureSuccessStatusCode();

        Assert.Equal("awaiting-consent", await network.StatusAsync(referral));
    }

    [Fact]
    public async Task Who_leaves_the_network_is_nobody_there_and_comes_back_when_it_is_verified()
    {
        await RegisterAsync(new { name = "Dune Clinic", kind = "clinic" });

        var left = await ActAsync("withdraw", new { reason = "Closed" });

        Assert.Equal("withdrawn", (await left.Content.ReadFromJsonAsync<JsonElement>()).Text("status"));
        Assert.False((await ReadAsync()).GetProperty("active").GetBoolean());
        await AskConsentAsync(await network.RegisterAsync()).IsAsync(HttpStatusCode.UnprocessableEntity);
        await ActAsync("suspend", new { reason = "Closed" }).IsAsync(HttpStatusCode.Conflict);
        await ActAsync("verify", Licence).IsAsync(HttpStatusCode.OK);
        Assert.True((await ReadAsync()).GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task How_it_was_verified_is_kept_and_the_same_twice_is_one_step()
    {
        await PrepareAsync(_id);
        await ActAsync("verify", Licence).IsAsync(HttpStatusCode.OK);
        await ActAsync("verify", Licence).IsAsync(HttpStatusCode.OK);
        await ActAsync("suspend", new { reason = "A complaint" }).IsAsync(HttpStatusCode.OK);
        await ActAsync("suspend", new { reason = "A complaint" }).IsAsync(HttpStatusCode.OK);

        var kept = await network.Administrator.GetFromJsonAsync<JsonElement>($"{Address}/verification");

        var steps = kept.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(["verified", "suspended"], steps.Select(step => step.Text("status")));
        Assert.Equal("document", steps[0].Text("method"));
        Assert.Equal("License 4711", steps[0].Text("reference"));
        Assert.True(steps[0].GetProperty("by").GetGuid() != Guid.Empty);
        Assert.Equal("A complaint", steps[1].Text("reason"));
        await network.Specialist.GetAsync($"{Address}/verification").IsAsync(HttpStatusCode.Forbidden);
        await network.Specialist.PostAsJsonAsync($"{Address}/verify", Licence).IsAsync(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("npi-registry", "1234567893", "2026-01-02", "method")]
    [InlineData("registration", "Me", "2026-01-02", "method")]
    [InlineData("call", " ", "2026-01-02", "reference")]
    [InlineData("call", "555-0100", "2199-01-01", "verifiedOn")]
    [InlineData("call", "555-0100", "2010-01-01", "verifiedOn")]
    public async Task A_verification_without_evidence_is_none(
        string method, string reference, string verifiedOn, string field)
    {
        await PrepareAsync(_id);

        var answer = await ActAsync("verify", new { method, reference, verifiedOn });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(field, Assert.Single(errors.EnumerateObject()).Name);
        Assert.Equal("unverified", (await ReadAsync()).GetProperty("verification").GetString());
    }

    [Fact]
    public async Task Clinics_see_the_NPI_and_how_far_the_verification_goes()
    {
        await network.Administrator.PutAsJsonAsync(
            Address, new { name = "Dune Clinic", kind = "clinic", npi = "1234567890" })
            .IsAsync(HttpStatusCode.UnprocessableEntity);
        await RegisterAsync(new { name = "Dune Clinic", kind = "clinic", npi = "1234567893" });
        await ActAsync("verify", new { method = "npi-registry", reference = "NPPES", verifiedOn = "2026-01-02" })
            .IsAsync(HttpStatusCode.OK);
        var system = await network.FhirClientAsync(network.Clinic);

        var organization = await Eventually.SucceedsAsync(async () =>
        {
            var seen = await system.GetFromJsonAsync<JsonElement>($"/fhir/Organization/{_id}");
            Assert.Equal("2029-01-02", seen.Text("extension", 0, "extension", 1, "valueDate"));
            return seen;
        });

        Assert.Equal("verified", organization.Text("extension", 0, "extension", 0, "valueCode"));
        Assert.Equal("http://hl7.org/fhir/sid/us-npi", organization.Text("identifier", 0, "system"));
        Assert.Equal("1234567893", organization.Text("identifier", 0, "value"));
        var due = await network.Administrator.GetStringAsync("/api/directory/organizations?verifiedUntil=2029-01-02");
        Assert.Contains(_id.ToString(), due);
        Assert.DoesNotContain(network.Clinic.ToString(), due);
    }

    [Fact]
    public async Task One_verifies_what_another_takes_out_of_the_network()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var id = Guid.CreateVersion7();
            await PrepareAsync(id);
            var address = $"/api/directory/organizations/{id}";
            var one = network.Administrator.PostAsJsonAsync($"{address}/suspend", new { reason = "?" });
            var other = network.Administrator.PostAsJsonAsync($"{address}/withdraw", new { reason = "?", version = 1 });
            var third = network.Administrator.PostAsJsonAsync($"{address}/verify", Licence);

            var (suspended, withdrawn, verified) = (await one, await other, await third);

            var status = (await network.Administrator.GetFromJsonAsync<JsonElement>($"{address}/verification"))
                .GetProperty("steps").EnumerateArray().Select(step => step.Text("status")).ToList();
            Assert.Equal(
                new[] { suspended, withdrawn, verified }.Count(answer => answer.IsSuccessStatusCode), status.Count);
            Assert.All(
                new[] { suspended, withdrawn, verified }.Where(answer => !answer.IsSuccessStatusCode),
                answer => Assert.True(
                    answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed));
        }
    }

    [Fact]
    public async Task A_verification_ends_with_its_last_day_and_keeps_nobody_from_an_emergency()
    {
        var clock = new FixedClock();
        var later = new CareNetwork { Clock = clock };
        await later.InitializeAsync();
        try
        {
            var participant = await later.RegisterAsync();
            clock.MoveTo(clock.GetUtcNow().AddYears(OrganizationCheck.Years));
            await Eventually.SucceedsAsync(async () => Assert.Equal("verified", await StatusAsync(later)));
            clock.Advance(TimeSpan.FromDays(1) + LapseVerifications.Interval);

            await Eventually.SucceedsAsync(async () => Assert.Equal("lapsed", await StatusAsync(later)));
            Assert.Contains($"{later.Clinic}", await later.Administrator.GetStringAsync(
                "/api/directory/organizations?verification=lapsed"));
            await later.Staff(Role.ClinicStaff, later.Clinic).PutAsJsonAsync(
                $"/api/consent/break-glass/{Guid.CreateVersion7()}", Emergency(participant))
                .IsAsync(HttpStatusCode.Created);
        }
        finally
        {
            await later.DisposeAsync();
        }
    }

    private static object Licence => new { method = "document", reference = "License 4711" };

    private string Address => $"/api/directory/organizations/{_id}";

    private static object Emergency(Guid participant) => new
    {
        participantId = participant,
        facility = "Emergency department",
        natureCode = "overdose",
        reason = "Unconscious",
        categories = new[] { "engagement" },
    };

    private static async Task<string?> StatusAsync(CareNetwork network) => (await network.Administrator
        .GetFromJsonAsync<JsonElement>($"/api/directory/organizations/{network.Clinic}")).Text("verification");

    private async Task PrepareAsync(Guid id)
    {
        var answer = await network.Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{id}", new { name = "Dune Clinic", kind = "clinic", vouched = false });
        Assert.Equal(
            "unverified", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("verification").GetString());
    }

    private async Task<JsonElement> RegisterAsync(object organization)
    {
        var answer = await network.Administrator.PutAsJsonAsync(Address, organization);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private Task<JsonElement> ReadAsync() => network.Administrator.GetFromJsonAsync<JsonElement>(Address);

    private Task<HttpResponseMessage> ActAsync(string verb, object body) =>
        network.Administrator.PostAsJsonAsync($"{Address}/{verb}", body);

    private Task<HttpResponseMessage> AskConsentAsync(Guid participant) => network.Specialist.PutAsJsonAsync(
        $"/api/consent/consents/{Guid.CreateVersion7()}",
        new
        {
            participantId = participant,
            discloserOrganizationIds = new[] { network.Community },
            recipientOrganizationIds = new[] { _id },
            categories = new[] { "engagement" },
            purposes = new[] { "treatment" },
        });

    private Task<HttpResponseMessage> ReferAsync(Guid participant, Guid? id = null) =>
        network.Specialist.PutAsJsonAsync(ReferralDesk.Route(id ?? Guid.CreateVersion7()), new
        {
            participantId = participant,
            receivingOrganizationId = _id,
            serviceCode = "outpatient-treatment",
            priority = "routine",
        });

    private Task<HttpResponseMessage> BreakGlassAsync(Guid participant) => network.Staff(Role.ClinicStaff, _id)
        .PutAsJsonAsync($"/api/consent/break-glass/{Guid.CreateVersion7()}", Emergency(participant));

    private static Task SeesAsync(HttpClient system, Guid participant, HttpStatusCode status) =>
        Eventually.IsAsync(status, async () => (await system.GetAsync($"/fhir/Patient/{participant}")).StatusCode);
}
