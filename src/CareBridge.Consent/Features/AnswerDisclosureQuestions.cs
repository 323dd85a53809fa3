using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Features;

internal sealed class AnswerDisclosureQuestions(AuthorizeDisclosures authorize, DecideDisclosures decide)
    : IDisclosures
{
    public Task<DisclosureAuthorization> AuthorizeAsync(AuthorizeDisclosure question, CancellationToken cancellation) =>
        authorize.AskAsync(question, cancellation);

    public Task<DisclosureDecision> DecideAsync(DecideDisclosure question, CancellationToken cancellation) =>
        decide.AskAsync(question, cancellation);
}
