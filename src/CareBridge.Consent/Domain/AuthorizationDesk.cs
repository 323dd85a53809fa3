using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>Answers questions that came together from one reading of the store; collects the lines to append.</summary>
/// <param name="lines">What is on record already under the ids of the questions.</param>
/// <param name="state">What the decisions about the participants in question depend on.</param>
internal sealed class AuthorizationDesk(
    ILookup<Guid, DisclosureRecord> lines, ConsentState state, DateTimeOffset at)
{
    private readonly Dictionary<Guid, IReadOnlyList<DisclosureRecord>> _written = [];

    public IReadOnlyList<DisclosureRecord> NewLines => [.. _written.Values.SelectMany(written => written)];

    public Answer Ask(AuthorizeDisclosure question)
    {
        try
        {
            return new Answer(Authorize(Decide(question)), Refusal: null);
        }
        catch (RefusedException refusal)
        {
            // It concerns this question; the others that came with it have nothing to do with it.
            return new Answer(Authorization: null, refusal);
        }
    }

    private DisclosureAuthorization Authorize(IReadOnlyList<PermittedItem> permitted)
    {
        var named = permitted.Select(item => item.ConsentId).OfType<Guid>().ToHashSet();
        return new DisclosureAuthorization(permitted)
        {
            Scopes = [.. state.Consents.Where(consent => named.Contains(consent.Id)).Select(ScopeExplanation.Of)],
        };
    }

    private IReadOnlyList<PermittedItem> Decide(AuthorizeDisclosure question)
    {
        var known = _written.GetValueOrDefault(question.DisclosureId) ?? [.. lines[question.DisclosureId]];
        if (known.Count > 0) return DisclosureAccount.Repeat(question, known, state, at);

        var permitted = DisclosureAccount.Permit(question, state, at);
        if (permitted.Count > 0)
            _written[question.DisclosureId] = DisclosureAccount.Write(question, permitted, state, at);
        return permitted;
    }

    internal sealed record Answer(DisclosureAuthorization? Authorization, RefusedException? Refusal);
}
