using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>Answers questions that came together from one reading of the store; collects the lines to append.</summary>
/// <param name="lines">What is on record already under the ids of the questions.</param>
/// <param name="state">What the decisions about the participants in question depend on.</param>
internal sealed class AuthorizationDesk(
    ILookup<Guid, DisclosureRecord> lines, ConsentState state, DateTimeOffset at)
{
    private readonly List<DisclosureRecord> _written = [];
    private readonly Dictionary<Guid, IReadOnlyList<DisclosureRecord>> _known = [];

    public IReadOnlyList<DisclosureRecord> NewLines => _written;

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
        var known = _known.GetValueOrDefault(question.DisclosureId) ?? [.. lines[question.DisclosureId]];
        var isRepeat = known.Count > 0;
        var permitted = isRepeat
            ? DisclosureAccount.Repeat(question, known, state, at)
            : DisclosureAccount.Permit(question, state, at);
        // The consent may have been revoked since: the emergency lasts.
        var inEmergency = DisclosureAccount.PermitInEmergency(question, permitted);
        Account(question, known, isRepeat ? inEmergency : [.. permitted, .. inEmergency]);
        return [.. permitted.Concat(inEmergency).OrderBy(item => item.Index)];
    }

    private void Account(
        AuthorizeDisclosure question, IReadOnlyList<DisclosureRecord> known, IReadOnlyList<PermittedItem> permitted)
    {
        if (permitted.Count == 0) return;
        var firstPart = known.Count == 0 ? 0 : known.Max(line => line.Part) + 1;
        var added = DisclosureAccount.Write(question, permitted, state, at, firstPart);
        _written.AddRange(added);
        _known[question.DisclosureId] = [.. known, .. added];
    }

    internal sealed record Answer(DisclosureAuthorization? Authorization, RefusedException? Refusal);
}
