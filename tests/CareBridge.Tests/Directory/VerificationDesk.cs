using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Referrals;

namespace CareBridge.Tests.Directory;

/// <summary>An organization that comes to be verified, or does not.</summary>
internal sealed class VerificationDesk(CareNetwork network)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    public static object Licence => new { method = "document", reference = "License 4711" };

    public string Address => $"/api/directory/organizations/{Id}";

    public static object Emergency(Guid participant, string category = "engagement") => new
    {
        participantId = participant,
        facility = "Emergency department",
        natureCode = "overdose",
        reason = "Unconscious",
        categories = new[] { category },
    };

    public async Task PrepareAsync(Guid id)
    {
        var answer = await network.Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{id}", new { name = "Dune Clinic", kind = "clinic", vouched = false });
        var prepared = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("unverified", prepared.GetProperty("verification").GetString());
    }

    public async Task<JsonElement> RegisterAsync(object organization)
    {
        var answer = await network.Administrator.PutAsJsonAsync(Address, organization);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task<JsonElement> ReadAsync() => network.Administrator.GetFromJsonAsync<JsonElement>(Address);

    public Task<HttpResponseMessage> ActAsync(string verb, object body) =>
        network.Administrator.PostAsJsonAsync($"{Address}/{verb}", body);

    public Task<HttpResponseMessage> AskConsentAsync(Guid participant) => network.Specialist.PutAsJsonAsync(
        $"/api/consent/consents/{Guid.CreateVersion7()}",
        new
        {
            participantId = participant,
            discloserOrganizationIds = new[] { network.Community },
            recipientOrganizationIds = new[] { Id },
            categories = new[] { "engagement" },
            purposes = new[] { "treatment" },
        });

    public Task<HttpResponseMessage> ReferAsync(Guid participant, Guid? id = null) =>
        network.Specialist.PutAsJsonAsync(ReferralDesk.Route(id ?? Guid.CreateVersion7()), new
        {
            participantId = participant,
            receivingOrganizationId = Id,
            serviceCode = "outpatient-treatment",
            priority = "routine",
        });

    public Task<HttpResponseMessage> BreakGlassAsync(
        Guid participant, Guid? nurse = null, string category = "engagement") =>
        network.Staff(Role.ClinicStaff, Id, nurse).PutAsJsonAsync(
            $"/api/consent/break-glass/{Guid.CreateVersion7()}", Emergency(participant, category));

    public static Task SeesAsync(HttpClient system, Guid participant, HttpStatusCode status) =>
        Eventually.IsAsync(status, async () => (await system.GetAsync($"/fhir/Patient/{participant}")).StatusCode);
}
