using CareBridge.Contracts.Consent;

namespace CareBridge.Tests.Exchange;

/// <summary>A Consent service that believes every emergency.</summary>
internal sealed class TestEmergencies(TimeProvider time) : IEmergencies
{
    public Task<EmergencyOpened> DeclareAsync(DeclareEmergency question, CancellationToken cancellation) =>
        Task.FromResult(new EmergencyOpened(
            question.AccessId, [DisclosureCategory.CrisisEvents], time.GetUtcNow().AddHours(1)));
}
