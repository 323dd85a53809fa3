using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Projections;

namespace CareBridge.Tests.Exchange;

/// <summary>A referral to the clinic, which its system answers on the Task.</summary>
internal sealed class TaskDesk(ExchangeWorld world)
{
    public Guid Participant { get; } = Guid.CreateVersion7();

    public async Task<(Guid Referral, JsonObject Task)> TaskAsync(ReferralStatus status = ReferralStatus.Sent)
    {
        world.Disclosures.Permit(Participant, world.Community, world.Clinic, DisclosureCategory.Referrals);
        var referral = world.Referral(Participant, status);
        world.Referrals.Put(referral);
        await world.ProjectAsync<ProjectReferral, ReferralChanged>(referral);
        var task = await ReadAsync(referral.ReferralId);
        return (referral.ReferralId, JsonNode.Parse(task.GetRawText())!.AsObject());
    }

    public async Task<JsonElement> ReadAsync(Guid referral)
    {
        var answer = await world.ClinicClient.GetAsync($"/fhir/Task/{referral}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }

    public async Task UnchangedAsync(Guid referral)
    {
        Assert.Equal(2, world.Referrals.Get(referral).Version);
        Assert.Equal("2", (await ReadAsync(referral)).Text("meta", "versionId"));
    }

    public Task<HttpResponseMessage> PutAsync(
        Guid referral, JsonObject task, string? ifMatch = null, HttpClient? client = null, string? prefer = null) =>
        PutAsync($"/fhir/Task/{referral}", task.ToJsonString(), ifMatch, client, prefer);

    public async Task<HttpResponseMessage> PutAsync(
        string address, string body, string? ifMatch = null, HttpClient? client = null, string? prefer = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, address)
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/fhir+json")),
        };
        if (ifMatch is not null) request.Headers.Add("If-Match", ifMatch);
        if (prefer is not null) request.Headers.Add("Prefer", prefer);
        return await (client ?? world.ClinicClient).SendAsync(request);
    }
}
