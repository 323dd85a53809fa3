using System.Net;
using System.Net.Http.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Exchange;
using CareBridge.Tests.Referrals;

namespace CareBridge.Tests.Directory;

/// <summary>A housing office takes what it can help with, and answers like any other receiver.</summary>
public sealed class SocialServicesTests(CareNetwork network) : IClassFixture<CareNetwork>, IAsyncLifetime
{
    private readonly Guid _office = Guid.CreateVersion7();

    private HttpClient Worker => network.Staff(Role.SocialServiceStaff, _office);

    public Task InitializeAsync() => network.Administrator.PutAsJsonAsync(
        $"/api/directory/organizations/{_office}", new { name = "Open Door Housing", kind = "social-service" })
        .IsAsync(HttpStatusCode.Created);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("housing", HttpStatusCode.Created)]
    [InlineData("transport", HttpStatusCode.Created)]
    [InlineData("outpatient-treatment", HttpStatusCode.UnprocessableEntity)]
    [InlineData("peer-support", HttpStatusCode.UnprocessableEntity)]
    public async Task Social_needs_are_referred_to_it_and_nothing_else(string service, HttpStatusCode status) =>
        await ReferAsync(await network.RegisterAsync(), service).IsAsync(status);

    [Fact]
    public async Task Its_staff_answer_a_referral_under_consent_and_close_the_loop()
    {
        var participant = await network.RegisterAsync();
        var consent = await network.ConsentAsync(participant, _office, "referrals", "treatment");
        var referral = Guid.CreateVersion7();
        await ReferAsync(participant, "housing", referral).IsAsync(HttpStatusCode.Created);
        (await network.ActAsync(referral, "submit")).EnsureSuccessStatusCode();

        Assert.Contains($"{referral}", await Worker.GetStringAsync("/api/referrals/referrals"));
        Assert.Equal("accepted", (await Worker.DoAsync(referral, "accept")).Text("status"));
        Assert.Equal(
            "completed",
            (await Worker.DoAsync(referral, "complete", new { outcomeCode = "service-provided" })).Text("status"));

        await network.RevokeAsync(participant, consent);
        await Worker.GetAsync(ReferralDesk.Route(referral)).IsAsync(HttpStatusCode.NotFound);
        await Worker.GetAsync($"/api/directory/participants/{participant}").IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Its_staff_list_what_it_offers_and_register_nobody()
    {
        await Worker.PutAsJsonAsync(
            $"/api/directory/resources/{Guid.CreateVersion7()}",
            new { category = "housing", name = "Emergency beds", verifiedOn = "2026-01-05" })
            .IsAsync(HttpStatusCode.Created);
        await Worker.PutAsJsonAsync(
            $"/api/directory/participants/{Guid.CreateVersion7()}", new { givenName = "Al", familyName = "Stone" })
            .IsAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Accounts_of_its_staff_have_its_role_and_no_other()
    {
        var worker = Guid.CreateVersion7();
        await network.Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{_office}/staff/{worker}",
            new { givenName = "Al", familyName = "Stone", role = "coordinator" }).IsAsync(HttpStatusCode.Created);

        await AccountAsync(worker, "clinic-staff").IsAsync(HttpStatusCode.UnprocessableEntity);
        await AccountAsync(worker, "social-service-staff").IsAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Clinics_see_what_kind_of_organization_it_is()
    {
        var system = await network.FhirClientAsync(network.Clinic);

        await Eventually.IsAsync("social-service", async () =>
            (await (await system.GetAsync($"/fhir/Organization/{_office}")).JsonAsync())
                .Text("type", 0, "coding", 0, "code"));
    }

    private Task<HttpResponseMessage> AccountAsync(Guid person, string role) => network.Administrator.PutAsJsonAsync(
        $"/api/portal/accounts/{person}",
        new { email = $"{person}@door.example", password = "a long enough passphrase", role });

    private Task<HttpResponseMessage> ReferAsync(Guid participant, string serviceCode, Guid? id = null) =>
        network.Specialist.PutAsJsonAsync(ReferralDesk.Route(id ?? Guid.CreateVersion7()), new
        {
            participantId = participant,
            receivingOrganizationId = _office,
            serviceCode,
            priority = "routine",
        });
}
