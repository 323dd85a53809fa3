using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CareBridge.Platform.Security;
using CareBridge.Referrals.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Exchange;

/// <summary>A clinic with a record system, and somebody whom it serves.</summary>
internal sealed class ReferringClinic(CareNetwork network)
{
    public Guid Participant { get; } = Guid.CreateVersion7();

    /// <summary>The system, once the participant is registered.</summary>
    public async Task<HttpClient> SystemAsync()
    {
        var registered = await network.Staff(Role.ClinicStaff, network.Clinic).PutAsJsonAsync(
            $"/api/directory/participants/{Participant}", new { givenName = "Jo", familyName = "Rivers" });
        registered.EnsureSuccessStatusCode();
        return await network.FhirClientAsync(network.Clinic);
    }

    /// <summary>The participant consents that the clinic refers them to the community.</summary>
    public async Task GrantAsync() => await network.ConsentAsync(
        Participant, network.Community, "referrals", "treatment", discloser: network.Clinic);

    public JsonNode[] Referral(Guid? receiver = null, string? number = null) =>
        BundleDesk.Referral(Participant, receiver ?? network.Community, number);

    /// <summary>How many there are of the participant.</summary>
    public Task<int> CountAsync() => network.InStoreAsync<ReferralsDbContext, int>(
        store => store.Referrals.CountAsync(referral => referral.ParticipantId == Participant));
}
