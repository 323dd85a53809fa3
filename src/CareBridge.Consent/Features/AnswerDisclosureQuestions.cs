using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;

namespace CareBridge.Consent.Features;

internal sealed class AnswerDisclosureQuestions(
    AuthorizeDisclosures authorize, ConsentDbContext store, TimeProvider time) : IDisclosures
{
    public Task<DisclosureAuthorization> AuthorizeAsync(AuthorizeDisclosure question, CancellationToken cancellation) =>
        authorize.AskAsync(question, cancellation);

    public async Task<DisclosureDecision> DecideAsync(DecideDisclosure question, CancellationToken cancellation)
    {
        var consents = await ReadAsync(question, cancellation);
        var now = time.GetUtcNow();
        var decisions = question.Scopes.Select(scope => (Scope: scope, Consent: Decide(scope))).ToList();
        var permitted = decisions.Where(decision => decision.Consent is not null).ToList();
        return new DisclosureDecision(
            [.. permitted.Select(decision => decision.Scope)], permitted.FirstOrDefault().Consent?.Id);

        ConsentRecord? Decide(DisclosureScope scope) => DisclosureDecisions.Decide(
            consents,
            new ProposedDisclosure(question.ParticipantId, scope, question.RecipientOrganizationId, question.Purpose),
            now);
    }

    private async Task<List<ConsentRecord>> ReadAsync(DecideDisclosure question, CancellationToken cancellation)
    {
        try
        {
            return await store.GrantedByAsync([question.ParticipantId], cancellation);
        }
        catch (Exception exception) when (StoreFaults.IsOutage(exception))
        {
            throw new UnavailableException(ConsentModule.Service, exception);
        }
    }
}
