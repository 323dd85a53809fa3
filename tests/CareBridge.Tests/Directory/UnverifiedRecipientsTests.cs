using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Exchange;
using CareBridge.Tests.Referrals;

namespace CareBridge.Tests.Directory;

/// <summary>What others hold is told only to an organization of which somebody has made sure what it is.</summary>
public sealed class UnverifiedRecipientsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private readonly VerificationDesk _desk = new(network);

    [Fact]
    public async Task One_that_is_not_verified_may_prepare_and_is_no_recipient()
    {
        await _desk.PrepareAsync(_desk.Id);
        var nurse = network.Staff(Role.ClinicStaff, _desk.Id);
        await nurse.PutAsJsonAsync(
            $"/api/directory/participants/{Guid.CreateVersion7()}", new { givenName = "Al", familyName = "Stone" })
            .IsAsync(HttpStatusCode.Created);

        var participant = await network.RegisterAsync();
        await _desk.AskConsentAsync(participant).IsAsync(HttpStatusCode.UnprocessableEntity);
        await _desk.ReferAsync(participant).IsAsync(HttpStatusCode.UnprocessableEntity);
        await _desk.BreakGlassAsync(participant).IsProblemAsync(
            HttpStatusCode.Conflict,
            """
            { "title": "The request conflicts with the current state.", "status": 409,
              "detail": "Your organization is not verified.", "code": "organization-not-verified" }
            """);

        await _desk.ActAsync("verify", VerificationDesk.Licence).IsAsync(HttpStatusCode.OK);
        await _desk.AskConsentAsync(participant).IsAsync(HttpStatusCode.Created);
        await _desk.ReferAsync(participant).IsAsync(HttpStatusCode.Created);
        await _desk.BreakGlassAsync(participant).IsAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task One_that_is_suspended_is_told_nothing_whatever_consent_says_and_again_when_it_is_verified()
    {
        await _desk.RegisterAsync(new { name = "Dune Clinic", kind = "clinic" });
        var participant = await network.RegisterAsync();
        var consent = await network.ConsentAsync(participant, _desk.Id, "engagement", "treatment");
        var system = await network.FhirClientAsync(_desk.Id);
        await VerificationDesk.SeesAsync(system, participant, HttpStatusCode.OK);

        await _desk.ActAsync("suspend", new { reason = "Its licence ran out" }).IsAsync(HttpStatusCode.OK);

        await VerificationDesk.SeesAsync(system, participant, HttpStatusCode.NotFound);
        var why = await (await network.Staff(Role.PrivacyOfficer, network.Community).PostAsJsonAsync(
            "/api/consent/decisions/explain",
            new
            {
                participantId = participant,
                recipientOrganizationId = _desk.Id,
                purpose = "treatment",
                categories = new[] { "engagement" },
            })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("recipient-not-verified", why.GetProperty("decisions")[0].GetProperty("grounds").GetString());
        Assert.Equal(consent, why.GetProperty("decisions")[0].GetProperty("consentId").GetGuid());

        await _desk.ActAsync("verify", VerificationDesk.Licence).IsAsync(HttpStatusCode.OK);
        await VerificationDesk.SeesAsync(system, participant, HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("suspend")]
    [InlineData("withdraw")]
    public async Task What_it_opened_in_an_emergency_is_shut_when_it_is_in_doubt(string verb)
    {
        await _desk.RegisterAsync(new { name = "Dune Clinic", kind = "clinic" });
        var participant = await network.RegisterAsync();
        var nurse = Guid.CreateVersion7();
        await _desk.BreakGlassAsync(participant, nurse, "identity").IsAsync(HttpStatusCode.Created);
        await Eventually.IsAsync(HttpStatusCode.OK, ReadAsync);

        await _desk.ActAsync(verb, new { reason = "Nobody answers there" }).IsAsync(HttpStatusCode.OK);

        await Eventually.IsAsync(HttpStatusCode.NotFound, ReadAsync);

        async Task<HttpStatusCode> ReadAsync() => (await network.Staff(Role.ClinicStaff, _desk.Id, nurse).GetAsync(
            $"/api/directory/participants/{participant}?purpose=emergency-treatment")).StatusCode;
    }

    [Fact]
    public async Task A_referral_waits_while_its_receiver_is_suspended()
    {
        await _desk.RegisterAsync(new { name = "Dune Clinic", kind = "clinic" });
        var participant = await network.RegisterAsync();
        await network.ConsentAsync(participant, _desk.Id, "referrals", "treatment");
        var referral = Guid.CreateVersion7();
        await _desk.ReferAsync(participant, referral).IsAsync(HttpStatusCode.Created);
        var system = await network.FhirClientAsync(_desk.Id);
        await VerificationDesk.SeesAsync(system, participant, HttpStatusCode.OK);
        await _desk.ActAsync("suspend", new { reason = "Its licence ran out" }).IsAsync(HttpStatusCode.OK);
        await VerificationDesk.SeesAsync(system, participant, HttpStatusCode.NotFound);

        (await network.ActAsync(referral, "submit")).EnsureSuccessStatusCode();

        Assert.Equal("awaiting-consent", await network.StatusAsync(referral));
        await _desk.ActAsync("verify", VerificationDesk.Licence).IsAsync(HttpStatusCode.OK);
        await Eventually.IsAsync("sent", () => network.StatusAsync(referral));
        await _desk.ActAsync("suspend", new { reason = "Its licence ran out" }).IsAsync(HttpStatusCode.OK);
        await Eventually.IsAsync("awaiting-consent", () => network.StatusAsync(referral));
    }
}
