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
        var now = time.GetUtcNow();
        var state = await ReadAsync(question.ParticipantId, now, cancellation);
        var decisions = question.Scopes.Select(scope => (Scope: scope, Decision: Decide(scope))).ToList();
        var permitted = decisions.Where(answer => answer.Decision.IsPermitted).ToList();
        return new DisclosureDecision(
            [.. permitted.Select(answer => answer.Scope)],
            permitted.Select(answer => answer.Decision.Consent?.Id).FirstOrDefault(id => id is not null));

        Decision Decide(DisclosureScope scope) => DisclosureDecisions.Decide(
            state,
            new ProposedDisclosure(
                question.ParticipantId,
                scope,
                question.RecipientOrganizationId,
                question.RecipientId,
                question.Purpose),
            now);
    }

    private async Task<ConsentState> ReadAsync(Guid participantId, DateTimeOffset at, CancellationToken cancellation)
    {
        try
        {
            return await store.StateOfAsync([participantId], at, cancellation);
        }
        catch (Exception exception) when (StoreFaults.IsOutage(exception))
        {
            throw new UnavailableException(ConsentModule.Service, exception);
        }
    }
}
