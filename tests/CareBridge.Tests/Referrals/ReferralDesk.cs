using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Referrals;

/// <summary>What the tests of referrals do over the API.</summary>
internal static class ReferralDesk
{
    public static string Route(Guid id) => $"/api/referrals/referrals/{id}";

    public static HttpClient ClinicStaff(this CareNetwork network) =>
        network.Staff(Role.ClinicStaff, network.Clinic);

    public static object Terms(this CareNetwork network, Guid participant) => new
    {
        participantId = participant,
        receivingOrganizationId = network.Clinic,
        serviceCode = "outpatient-treatment",
        priority = "urgent",
    };

    public static async Task<Guid> DraftAsync(this CareNetwork network, Guid participant)
    {
        var id = Guid.CreateVersion7();
        var answer = await network.Specialist.PutAsJsonAsync(Route(id), network.Terms(participant));
        answer.EnsureSuccessStatusCode();
        return id;
    }

    public static Task<HttpResponseMessage> ActAsync(this CareNetwork network, Guid id, string verb) =>
        network.Specialist.PostAsync($"{Route(id)}/{verb}", null);

    public static async Task<Guid> SubmitAsync(this CareNetwork network, Guid participant)
    {
        var id = await network.DraftAsync(participant);
        (await network.ActAsync(id, "submit")).EnsureSuccessStatusCode();
        return id;
    }

    /// <summary>A referral that the clinic may see, and the consent it rests on.</summary>
    public static async Task<(Guid Referral, Guid Participant, Guid Consent)> SendAsync(this CareNetwork network)
    {
        var participant = await network.RegisterAsync();
        var consent = await network.ConsentAsync(participant, network.Clinic, "referrals", "treatment");
        var referral = await network.SubmitAsync(participant);
        Assert.Equal("sent", await network.StatusAsync(referral));
        return (referral, participant, consent);
    }

    public static async Task<string?> StatusAsync(this CareNetwork network, Guid id)
    {
        var referral = await network.Specialist.GetFromJsonAsync<JsonElement>(Route(id));
        return referral.GetProperty("status").GetString();
    }

    public static async Task<ReferralChanged> AnswerAsync(
        this CareNetwork network,
        Guid id,
        ReferralStatus status,
        string? outcome = null,
        long? expected = null,
        Guid? organization = null,
        string? reason = null)
    {
        await using var scope = network.Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IReferralAnswers>().AnswerAsync(
            new AnswerReferral
            {
                ReferralId = id,
                ReceivingOrganizationId = organization ?? network.Clinic,
                ExpectedVersion = expected,
                Status = status,
                StatusReason = reason,
                OutcomeCode = outcome,
            },
            CancellationToken.None);
    }
}
