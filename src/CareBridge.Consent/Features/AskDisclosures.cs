using CareBridge.Contracts.Consent;
using CareBridge.Platform.Questions;

namespace CareBridge.Consent.Features;

/// <summary>Consent's answers where it runs in another process. No answer is no permit.</summary>
internal sealed class AskDisclosures(QuestionClient client) : IDisclosures
{
    public Task<DisclosureAuthorization> AuthorizeAsync(AuthorizeDisclosure question, CancellationToken cancellation) =>
        client.AskPromptlyAsync<AuthorizeDisclosure, DisclosureAuthorization>(
            ConsentModule.Service, question, cancellation);

    public Task<DisclosureDecision> DecideAsync(DecideDisclosure question, CancellationToken cancellation) =>
        client.AskPromptlyAsync<DecideDisclosure, DisclosureDecision>(
            ConsentModule.Service, question, cancellation);
}
