using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.EndToEnd.Faults;

/// <summary>A specialist raises a crisis, and a responder of the team answers some.</summary>
internal sealed class CrisisPeople(
    Network network, IReadOnlyList<Person> responders, Ledger ledger, Random random)
{
    public const string Report = "report";
    public const string Acknowledgement = "acknowledgement";

    private const double Answered = 0.5;

    private readonly Insistence _specialist = new(network.Specialist, ledger);

    public async Task RaiseAsync()
    {
        var (participant, id) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await _specialist.PutAsync(
            $"api/directory/participants/{participant}", new { givenName = "Jo", familyName = "Rivers" });
        ledger.Accept(CarePeople.Participant, participant);
        await _specialist.PutAsync($"api/crisis/escalations/{id}", Reports.Low(participant));
        ledger.Accept(Report, id);
        if (random.NextDouble() < Answered) await AnswerAsync(id);
    }

    /// <summary>When the team has been told.</summary>
    private async Task AnswerAsync(Guid id)
    {
        await Eventually.IsAsync(
            "notified",
            async () => (string?)(await _specialist.GetAsync($"api/crisis/escalations/{id}"))["status"],
            ledger.Patience);
        var responder = new Insistence(responders[random.Next(responders.Count)], ledger);
        await responder.PostAsync($"api/crisis/escalations/{id}/acknowledge");
        ledger.Accept(Acknowledgement, id);
    }
}
