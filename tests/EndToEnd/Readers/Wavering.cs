using CareBridge.EndToEnd.Histories;
using CareBridge.EndToEnd.People;

namespace CareBridge.EndToEnd.Readers;

/// <summary>
/// A participant who grants and revokes, over and over; every revocation is followed at once by a read, the one that is
/// likeliest to come too early.
/// </summary>
/// <param name="readers">One at each instance.</param>
internal sealed class Wavering(
    Network network, Chart chart, IReadOnlyList<Reader> readers, History history, Random random)
{
    /// <summary>How often the clinic is seen to read before the consent is revoked again.</summary>
    private const double SeenBeforeRevoking = 0.3;

    public async Task GrantAndRevokeAsync(int times, CancellationToken stop)
    {
        for (var time = 0; time < times && !stop.IsCancellationRequested; time++)
        {
            var consent = await AskAsync();
            await GrantAsync(consent);
            if (random.NextDouble() < SeenBeforeRevoking)
            {
                while (!await ReadAsync() && !stop.IsCancellationRequested) await Task.Yield();
            }
            await RevokeAsync(consent);
            await ReadAsync();
        }
    }

    private async Task<Guid> AskAsync()
    {
        var consent = Guid.CreateVersion7();
        await network.Specialist.PutAsync($"api/consent/consents/{consent}", new
        {
            participantId = chart.Participant.Id,
            discloserOrganizationIds = new[] { network.Community },
            recipientOrganizationIds = new[] { network.ClinicOrganization },
            categories = new[] { "referrals", "engagement", "check-in-scores" },
            purposes = new[] { "treatment" },
        });
        return consent;
    }

    private async Task GrantAsync(Guid consent)
    {
        history.Note(ConsentMoment.GrantSent, consent, chart.Participant.Id);
        await chart.Participant.Person.PostAsync($"api/consent/consents/{consent}/grant", new
        {
            expiresAt = TimeProvider.System.GetUtcNow().AddYears(1),
            signature = new { name = "Jo Rivers" },
            statements = new { rightToRevoke = true, redisclosure = true, refusal = true },
        });
        history.Note(ConsentMoment.GrantAcknowledged, consent, chart.Participant.Id);
    }

    private async Task RevokeAsync(Guid consent)
    {
        history.Note(ConsentMoment.RevocationSent, consent, chart.Participant.Id);
        await chart.Participant.Person.PostAsync($"api/consent/consents/{consent}/revoke");
        history.Note(ConsentMoment.RevocationAcknowledged, consent, chart.Participant.Id);
    }

    /// <summary>Anything, anywhere.</summary>
    private Task<bool> ReadAsync() =>
        readers[random.Next(readers.Count)].ReadAsync(chart.Fhir[random.Next(chart.Fhir.Count)], chart);
}
