using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Features.Verification;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Exchange;

namespace CareBridge.Tests.Directory;

/// <summary>An administrator makes sure what an organization is, or doubts it.</summary>
public sealed class VerifyingOrganizationsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const int Rounds = 5;

    private readonly VerificationDesk _desk = new(network);

    [Fact]
    public async Task Who_registers_an_organization_vouches_for_it_unless_they_say_that_they_do_not()
    {
        var vouched = await _desk.RegisterAsync(new { name = "Dune Clinic", kind = "clinic" });
        Assert.Equal(1, vouched.GetProperty("version").GetInt64());
        Assert.Equal("verified", vouched.GetProperty("verification").GetString());
        Assert.Equal(
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddYears(3).ToString("O"),
            vouched.GetProperty("verifiedUntil").GetString());

        await _desk.PrepareAsync(Guid.CreateVersion7());
    }

    [Fact]
    public async Task Who_leaves_the_network_is_nobody_there_and_comes_back_when_it_is_verified()
    {
        await _desk.RegisterAsync(new { name = "Dune Clinic", kind = "clinic" });

        var left = await _desk.ActAsync("withdraw", new { reason = "Closed" });

        Assert.Equal("withdrawn", (await left.Content.ReadFromJsonAsync<JsonElement>()).Text("status"));
        Assert.False((await _desk.ReadAsync()).GetProperty("active").GetBoolean());
        await _desk.AskConsentAsync(await network.RegisterAsync()).IsAsync(HttpStatusCode.UnprocessableEntity);
        await _desk.ActAsync("suspend", new { reason = "Closed" }).IsAsync(HttpStatusCode.Conflict);
        var emergency = await _desk.BreakGlassAsync(await network.RegisterAsync());
        Assert.Equal(HttpStatusCode.Conflict, emergency.StatusCode);
        Assert.Contains("organization-not-verified", await emergency.Content.ReadAsStringAsync());
        await _desk.ActAsync("verify", VerificationDesk.Licence).IsAsync(HttpStatusCode.OK);
        Assert.True((await _desk.ReadAsync()).GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task How_it_was_verified_is_kept_and_the_same_twice_is_one_step()
    {
        await _desk.PrepareAsync(_desk.Id);
        await _desk.ActAsync("verify", VerificationDesk.Licence).IsAsync(HttpStatusCode.OK);
        await _desk.ActAsync("verify", VerificationDesk.Licence).IsAsync(HttpStatusCode.OK);
        var doubt = new { reason = "A complaint", version = 2 };
        await _desk.ActAsync("suspend", doubt).IsAsync(HttpStatusCode.OK);
        await _desk.ActAsync("suspend", doubt).IsAsync(HttpStatusCode.OK);
        await _desk.ActAsync("withdraw", doubt).IsAsync(HttpStatusCode.PreconditionFailed);

        var kept = await network.Administrator.GetFromJsonAsync<JsonElement>($"{_desk.Address}/verification");

        var steps = kept.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(["verified", "suspended"], steps.Select(step => step.Text("status")));
        Assert.Equal("document", steps[0].Text("method"));
        Assert.Equal("License 4711", steps[0].Text("reference"));
        Assert.True(steps[0].GetProperty("by").GetGuid() != Guid.Empty);
        Assert.Equal("A complaint", steps[1].Text("reason"));
        await network.Specialist.GetAsync($"{_desk.Address}/verification").IsAsync(HttpStatusCode.Forbidden);
        await network.Specialist.PostAsJsonAsync($"{_desk.Address}/verify", VerificationDesk.Licence)
            .IsAsync(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("npi-registry", "1234567893", "2026-01-02", "method")]
    [InlineData("registration", "Me", "2026-01-02", "method")]
    [InlineData("call", " ", "2026-01-02", "reference")]
    [InlineData("call", "555-0100", "2199-01-01", "verifiedOn")]
    [InlineData("call", "555-0100", "9999-01-01", "verifiedOn")]
    [InlineData("call", "555-0100", "2010-01-01", "verifiedOn")]
    public async Task A_verification_without_evidence_is_none(
        string method, string reference, string verifiedOn, string field)
    {
        await _desk.PrepareAsync(_desk.Id);

        var answer = await _desk.ActAsync("verify", new { method, reference, verifiedOn });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(field, Assert.Single(errors.EnumerateObject()).Name);
        Assert.Equal("unverified", (await _desk.ReadAsync()).GetProperty("verification").GetString());
    }

    [Fact]
    public async Task Clinics_see_the_NPI_and_how_far_the_verification_goes()
    {
        await network.Administrator.PutAsJsonAsync(
            _desk.Address, new { name = "Dune Clinic", kind = "clinic", npi = "1234567890" })
            .IsAsync(HttpStatusCode.UnprocessableEntity);
        await _desk.RegisterAsync(new { name = "Dune Clinic", kind = "clinic", npi = "1234567893" });
        await _desk.ActAsync("verify", new { method = "npi-registry", reference = "NPPES", verifiedOn = "2026-01-02" })
            .IsAsync(HttpStatusCode.OK);
        var system = await network.FhirClientAsync(network.Clinic);

        var organization = await Eventually.SucceedsAsync(async () =>
        {
            var seen = await system.GetFromJsonAsync<JsonElement>($"/fhir/Organization/{_desk.Id}");
            Assert.Equal("2029-01-02", seen.Text("extension", 0, "extension", 1, "valueDate"));
            return seen;
        });

        Assert.Equal("verified", organization.Text("extension", 0, "extension", 0, "valueCode"));
        Assert.Equal("http://hl7.org/fhir/sid/us-npi", organization.Text("identifier", 0, "system"));
        Assert.Equal("1234567893", organization.Text("identifier", 0, "value"));
        var due = await network.Administrator.GetStringAsync("/api/directory/organizations?verifiedUntil=2029-01-02");
        Assert.Contains(_desk.Id.ToString(), due);
        Assert.DoesNotContain(network.Clinic.ToString(), due);
    }

    [Fact]
    public async Task One_verifies_what_another_takes_out_of_the_network()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var id = Guid.CreateVersion7();
            await _desk.PrepareAsync(id);
            var address = $"/api/directory/organizations/{id}";
            var one = network.Administrator.PostAsJsonAsync($"{address}/suspend", new { reason = "?" });
            var other = network.Administrator.PostAsJsonAsync($"{address}/withdraw", new { reason = "?", version = 1 });
            var third = network.Administrator.PostAsJsonAsync($"{address}/verify", VerificationDesk.Licence);

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
                $"/api/consent/break-glass/{Guid.CreateVersion7()}", VerificationDesk.Emergency(participant))
                .IsAsync(HttpStatusCode.Created);
        }
        finally
        {
            await later.DisposeAsync();
        }
    }

    private static async Task<string?> StatusAsync(CareNetwork network) => (await network.Administrator
        .GetFromJsonAsync<JsonElement>($"/api/directory/organizations/{network.Clinic}")).Text("verification");
}
