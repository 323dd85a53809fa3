using CareBridge.Contracts.Consent;
using CareBridge.Platform.Questions;

namespace CareBridge.Consent.Features.BreakGlass;

/// <summary>Consent's desk for emergencies where it runs in another process.</summary>
internal sealed class AskEmergencies(QuestionClient client) : IEmergencies
{
    public Task<EmergencyOpened> DeclareAsync(DeclareEmergency question, CancellationToken cancellation) =>
        client.AskAsync<DeclareEmergency, EmergencyOpened>(ConsentModule.Service, question, cancellation);
}
