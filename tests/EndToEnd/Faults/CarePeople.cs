using System.Text.Json.Nodes;
using CareBridge.EndToEnd.Histories;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.EndToEnd.Faults;

/// <summary>
/// A peer specialist, the participants and a clinic: referred, consented to, read, accepted, checked in with, and
/// revoked by some.
/// </summary>
internal sealed class CarePeople(Network network, Ehr ehr, Ehr writer, Ledger ledger, Random random)
{
    public const string Participant = "participant";
    public const string Referral = "referral";
    public const string Consent = "consent";
    public const string CheckIn = "check-in";

    private const int MostCheckIns = 3;
    private const double Revoked = 0.4;

    private readonly Insistence _specialist = new(network.Specialist, ledger);

    public async Task GoThroughAsync()
    {
        var participant = await network.WelcomeAsync();
        using var signedIn = participant.Person;
        var self = new Insistence(participant.Person, ledger);
        ledger.Accept(Participant, participant.Id);
        ledger.Mark(participant.Id, participant.Id);

        var referral = await ReferAsync(participant.Id);
        var consent = await GrantAsync(participant.Id, self);
        var task = await ehr.SeeAsync($"Task/{referral}", participant.Id);
        task["status"] = "accepted";
        await writer.PutAsync($"Task/{referral}", task);
        ledger.Accept(Referral, referral, "Accepted");
        for (var number = random.Next(1, MostCheckIns + 1); number > 0; number--) await CheckInAsync(participant.Id);
        await ehr.ReadAsync($"Observation?patient={participant.Id}&_count=50", participant.Id);
        if (random.NextDouble() < Revoked) await RevokeAsync(participant.Id, referral, consent, self);
    }

    private async Task<Guid> ReferAsync(Guid participant)
    {
        var id = Guid.CreateVersion7();
        ledger.Mark(id, participant);
        await _specialist.PutAsync($"api/referrals/referrals/{id}", new
        {
            participantId = participant,
            receivingOrganizationId = network.ClinicOrganization,
            serviceCode = "outpatient-treatment",
            priority = "routine",
        });
        await _specialist.PostAsync($"api/referrals/referrals/{id}/submit");
        ledger.Accept(Referral, id, "AwaitingConsent");
        // Nobody may see it before the consent, however messages come.
        await ehr.ReadAsync($"Task/{id}", participant);
        return id;
    }

    private async Task<Guid> GrantAsync(Guid participant, Insistence self)
    {
        var asked = await Eventually.BecomesAsync(
            async () => (await self.GetAsync("api/consent/consents"))["items"]!.AsArray(),
            consents => consents.Count > 0,
            ledger.Patience);
        var id = (Guid)Assert.Single(asked)!["id"]!;
        ledger.History.Note(ConsentMoment.GrantSent, id, participant);
        await self.PostAsync($"api/consent/consents/{id}/grant", new
        {
            expiresAt = TimeProvider.System.GetUtcNow().AddYears(1),
            signature = new { name = "Jo Rivers" },
            statements = new { rightToRevoke = true, redisclosure = true, refusal = true },
        });
        ledger.History.Note(ConsentMoment.GrantAcknowledged, id, participant);
        ledger.Accept(Consent, id, "Granted");
        return id;
    }

    private async Task CheckInAsync(Guid participant)
    {
        var id = Guid.CreateVersion7();
        ledger.Mark(id, participant);
        await _specialist.PutAsync($"api/aftercare/check-ins/{id}", new
        {
            participantId = participant,
            heldAt = TimeProvider.System.GetUtcNow().AddMinutes(-random.Next(1, 10_000)),
            engagement = "engaged",
            mood = random.Next(1, 11),
        });
        ledger.Accept(CheckIn, id, participant.ToString());
    }

    private async Task RevokeAsync(Guid participant, Guid referral, Guid consent, Insistence self)
    {
        ledger.History.Note(ConsentMoment.RevocationSent, consent, participant);
        await self.PostAsync($"api/consent/consents/{consent}/revoke");
        ledger.History.Note(ConsentMoment.RevocationAcknowledged, consent, participant);
        ledger.Accept(Consent, consent, "Revoked");
        // The very next answers, of each instance, that are likeliest to come too early.
        foreach (var path in new[] { $"Task/{referral}", $"Patient/{participant}", $"Task?patient={participant}" })
            await ehr.ReadAsync(path, participant);
    }
}
