using System.Net.Http.Json;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>What clinics and privacy officers have pages about.</summary>
internal static class CareDesk
{
    /// <summary>The community refers the participant to the clinic, under a consent; gives the referral's id.</summary>
    public static async Task<Guid> ReferAsync(this CareNetwork network, Guid participant)
    {
        await network.ConsentAsync(participant, network.Clinic, "referrals", "treatment");
        var id = Guid.CreateVersion7();
        var address = $"/api/referrals/referrals/{id}";
        var made = await network.Specialist.PutAsJsonAsync(address, new
        {
            participantId = participant,
            receivingOrganizationId = network.Clinic,
            serviceCode = "outpatient-treatment",
            priority = "urgent",
            reason = "Sleeps badly.",
        });
        made.EnsureSuccessStatusCode();
        (await network.Specialist.PostAsJsonAsync(address + "/submit", new { })).EnsureSuccessStatusCode();
        return id;
    }

    /// <summary>Clinic staff open what the community holds; gives the use's id.</summary>
    public static async Task<Guid> BreakGlassAsync(this CareNetwork network, Guid participant, bool tell = true)
    {
        var id = Guid.CreateVersion7();
        var answer = await network.Staff(Role.ClinicStaff, network.Clinic).PutAsJsonAsync(
            $"/api/consent/break-glass/{id}",
            new
            {
                participantId = participant,
                facility = "Emergency room 4",
                natureCode = "overdose",
                reason = "Found unconscious.",
                categories = new[] { "identity", "aftercare-plan" },
                safeToTellParticipant = tell,
            });
        answer.EnsureSuccessStatusCode();
        return id;
    }

    /// <summary>A check-in of the participant with the community.</summary>
    public static async Task CheckInAsync(this CareNetwork network, Guid participant, string reflection = "Better.")
    {
        var answer = await network.Specialist.PutAsJsonAsync($"/api/aftercare/check-ins/{Guid.CreateVersion7()}", new
        {
            participantId = participant,
            heldAt = TimeProvider.System.GetUtcNow().AddMinutes(-5),
            engagement = "engaged",
            craving = 3,
            mood = 7,
            reflection,
        });
        answer.EnsureSuccessStatusCode();
    }
}
