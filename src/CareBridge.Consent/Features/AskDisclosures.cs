using CareBridge.Contracts.Consent;
using CareBridge.Platform.Questions;

namespace CareBridge.Consent.Features;

/// <summary>
/// Consent's answers where it runs in another process: it decides together on what it is asked at the same time, and is
/// asked so. No answer is no permit.
/// </summary>
internal sealed class AskDisclosures(QuestionClient client, TimeProvider time) : IDisclosures
{
    private readonly SharedQuestion<AuthorizeDisclosure, DisclosureAuthorization> _authorize = new(
        client, ConsentModule.Service, question => question.Items.Count, AuthorizeDisclosure.MaxItems, time);

    private readonly SharedQuestion<DecideDisclosure, DisclosureDecision> _decide = new(
        client, ConsentModule.Service, question => question.Scopes.Count, AuthorizeDisclosure.MaxItems, time);

    public Task<DisclosureAuthorization> AuthorizeAsync(AuthorizeDisclosure question, CancellationToken cancellation) =>
        _authorize.AskAsync(question, cancellation);

    public Task<DisclosureDecision> DecideAsync(DecideDisclosure question, CancellationToken cancellation) =>
        _decide.AskAsync(question, cancellation);
}
