using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Consent.Features;

/// <summary>
/// Decides without accounting for anything. Questions that are asked at the same time are decided on one reading, which
/// comes after all of them.
/// </summary>
internal sealed class DecideDisclosures(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>No door waits for so long, unless it is told to.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Gathering<DecideDisclosure, DisclosureDecision> _questions =
        new((questions, cancellation) => AnswerAsync(questions, scopes, time, cancellation), Patience, time);

    /// <exception cref="UnavailableException">The store does not answer.</exception>
    public async Task<DisclosureDecision> AskAsync(DecideDisclosure question, CancellationToken cancellation)
    {
        try
        {
            return (await _questions.AskAsync(question, cancellation))!;
        }
        catch (Exception exception) when (StoreFaults.IsOutage(exception))
        {
            throw new UnavailableException(ConsentModule.Service, exception);
        }
    }

    private static async Task<IReadOnlyDictionary<DecideDisclosure, DisclosureDecision>> AnswerAsync(
        IReadOnlyList<DecideDisclosure> questions,
        IServiceScopeFactory scopes,
        TimeProvider time,
        CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ConsentDbContext>();
        var now = time.GetUtcNow();
        var state = await store.StateOfAsync(
            [.. questions.Select(question => question.ParticipantId).Distinct()],
            [.. questions.Select(question => question.RecipientOrganizationId).Distinct()],
            now,
            cancellation);
        return questions.ToDictionary(question => question, question => Decide(question, state, now));
    }

    private static DisclosureDecision Decide(DecideDisclosure question, ConsentState state, DateTimeOffset at)
    {
        var permitted = question.Scopes
            .Select(scope => (Scope: scope, Decision: DisclosureDecisions.Decide(state, Propose(scope), at)))
            .Where(answer => answer.Decision.IsPermitted).ToList();
        return new DisclosureDecision(
            [.. permitted.Select(answer => answer.Scope)],
            permitted.Select(answer => answer.Decision.Consent?.Id).FirstOrDefault(id => id is not null));

        ProposedDisclosure Propose(DisclosureScope scope) => new(
            question.ParticipantId,
            scope,
            question.RecipientOrganizationId,
            question.RecipientId,
            question.Purpose);
    }
}
