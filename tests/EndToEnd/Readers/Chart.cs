using System.Buffers;
using System.Text.Json.Nodes;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.EndToEnd.Readers;

/// <summary>What the clinic may read of a participant while there is a consent, and how it is recognized.</summary>
internal sealed class Chart
{
    private const int CheckIns = 3;

    private readonly Guid _referral;
    private readonly IReadOnlyList<Guid> _observations;
    private readonly SearchValues<string> _marks;

    private Chart(Participant participant, Guid referral, IReadOnlyList<Guid> observations)
    {
        Participant = participant;
        _referral = referral;
        _observations = observations;
        var number = participant.Number.Split('|')[^1];
        _marks = SearchValues.Create(
            [.. observations.Append(referral).Append(participant.Id).Select(id => id.ToString()), number],
            StringComparison.OrdinalIgnoreCase);
    }

    public Participant Participant { get; }

    /// <summary>Requests for this participant's data alone.</summary>
    public IReadOnlyList<string> Fhir =>
    [
        $"Patient/{Participant.Id}",
        $"Patient?identifier={Uri.EscapeDataString(Participant.Number)}",
        $"ServiceRequest/{_referral}",
        $"ServiceRequest?patient={Participant.Id}",
        $"Task/{_referral}",
        $"Task?patient={Participant.Id}",
        $"Observation/{_observations[0]}",
        $"Observation?patient={Participant.Id}&_count={CheckIns}",
        $"Observation?patient={Participant.Id}&_summary=count",
    ];

    public IReadOnlyList<string> Json => [$"api/referrals/referrals/{_referral}"];

    /// <summary>
    /// A participant whose clinic has accepted a referral and could read some check-ins; the consent for it is revoked.
    /// </summary>
    public static async Task<Chart> OpenAsync(Network network)
    {
        var (participant, referral) = await ReferralStory.ConnectAsync(network);
        // One that is not accepted would wait for consent again, and come and go with messages.
        var task = await network.Clinic.ReadAsync("Task", referral);
        await network.Clinic.AnswerAsync(task!, "accepted");
        for (var number = 0; number < CheckIns; number++)
        {
            await network.Specialist.PutAsync($"api/aftercare/check-ins/{Guid.CreateVersion7()}", new
            {
                participantId = participant.Id,
                heldAt = TimeProvider.System.GetUtcNow(),
                engagement = "engaged",
                mood = 6,
            });
        }
        var ofParticipant = new JsonObject { ["patient"] = participant.Id.ToString() };
        // Each is one of scores and one of engagement.
        var observations = await Eventually.BecomesAsync(
            () => network.Clinic.SearchAsync("Observation", ofParticipant), found => found.Count == 2 * CheckIns);
        var consents = (await participant.Person.GetAsync("api/consent/consents"))["items"]!.AsArray();
        await participant.Person.PostAsync($"api/consent/consents/{Assert.Single(consents)!["id"]}/revoke");
        return new Chart(participant, referral, [.. observations.Select(one => (Guid)one["id"]!)]);
    }

    /// <summary>Whether a text has anything of the participant in it.</summary>
    public bool IsIn(ReadOnlySpan<char> text) => text.ContainsAny(_marks);
}
