using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;

namespace CareBridge.Tests.Consent;

/// <summary>A few people and organizations among whom consents come and go.</summary>
internal sealed class DecisionWorld(Random random)
{
    private readonly List<Guid> _participants = Ids(2);
    private readonly List<Guid> _disclosers = Ids(2);
    private readonly List<Guid> _recipients = Ids(2);
    private readonly List<Guid> _persons = Ids(2);
    private readonly List<ConsentRecord> _consents = [];
    private readonly List<Restriction> _restrictions = [];
    private readonly List<BreakGlassAccess> _opened = [];
    private readonly List<Grant> _granted = [];
    private readonly List<No> _denied = [];
    private readonly List<Emergency> _emergencies = [];

    public ConsentState State => MakeConsent.State(_consents, _restrictions, _opened);

    public DateTimeOffset Now { get; private set; } = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public void Step()
    {
        Now = Now.AddMinutes(random.Next(10, 600));
        switch (random.Next(14))
        {
            case < 3:
                Request();
                break;
            case < 7:
                Sign();
                break;
            case 7:
                Pick(ConsentStatus.Requested, consent => consent.Decline(Now));
                break;
            case 8:
                Pick(ConsentStatus.Granted, consent =>
                {
                    consent.Revoke(Now);
                    _granted.Single(grant => grant.Consent == consent.Id).Ended = true;
                });
                break;
            case 9:
                Deny();
                break;
            case 10:
                Allow();
                break;
            case 11:
                BreakGlass();
                break;
            default:
                // Somebody notices what has run out, sometimes and late: no decision may depend on it.
                foreach (var consent in _consents.Where(_ => random.Next(4) == 0)) consent.Expire(Now);
                break;
        }
    }

    public ProposedDisclosure Propose() => new(
        One(_participants),
        new DisclosureScope(One(_disclosers), One(Enum.GetValues<DisclosureCategory>())),
        One(_recipients),
        random.Next(4) == 0 ? null : One(_persons),
        One(Enum.GetValues<PurposeOfUse>()));

    /// <summary>Slow and plain: every fact of every consent is written out and looked at.</summary>
    public bool Oracle(ProposedDisclosure asked)
    {
        foreach (var emergency in _emergencies)
        {
            if (emergency.Until > Now && emergency.Facts.Contains(asked)) return true;
        }
        foreach (var grant in _granted)
        {
            if (grant.Ended || grant.From > Now || grant.Until <= Now) continue;
            foreach (var fact in grant.Facts)
            {
                var sameKind = asked.Scope.Category == DisclosureCategory.Identity
                    || fact.Scope.Category == asked.Scope.Category;
                var samePerson = fact.RecipientId is null || fact.RecipientId == asked.RecipientId;
                var like = fact with
                {
                    Scope = fact.Scope with { Category = asked.Scope.Category },
                    RecipientId = asked.RecipientId,
                };
                if (!sameKind || !samePerson || like != asked) continue;
                if (!IsDenied(asked, fact.Scope.Category) && !IsDenied(asked, asked.Scope.Category)) return true;
            }
        }
        return false;
    }

    private bool IsDenied(ProposedDisclosure asked, DisclosureCategory category)
    {
        foreach (var no in _denied)
        {
            if (no.Ended || no.Participant != asked.ParticipantId) continue;
            var scope = no.Scope;
            if (scope.DiscloserOrganizationIds?.Contains(asked.Scope.DiscloserOrganizationId) == false) continue;
            if (scope.RecipientOrganizationIds?.Contains(asked.RecipientOrganizationId) == false) continue;
            if (scope.RecipientPersonIds?.Any(person => person == asked.RecipientId) == false) continue;
            if (scope.Categories?.Contains(category) == false) continue;
            if (scope.Purposes?.Contains(asked.Purpose) == false) continue;
            return true;
        }
        return false;
    }

    private void Request()
    {
        IReadOnlyList<DisclosureCategory> categories = random.Next(8) == 0
            ? [DisclosureCategory.CounsellingNotes]
            : Some([.. Enum.GetValues<DisclosureCategory>().Where(
                named => named is not (DisclosureCategory.Identity or DisclosureCategory.CounsellingNotes))]);
        var terms = new ConsentTerms
        {
            DiscloserOrganizationIds = Some(_disclosers),
            RecipientOrganizationIds = Some(_recipients),
            RecipientPersons = random.Next(3) > 0
                ? []
                : [.. Some(_persons).Select(id => new NamedRecipient(id, "Lee Park", RecipientRelationship.Staff))],
            Categories = categories,
            Purposes = Some(Enum.GetValues<PurposeOfUse>()),
        };
        _consents.Add(MakeConsent.Requested(One(_participants), terms, Now));
    }

    private void Sign() => Pick(ConsentStatus.Requested, consent =>
    {
        var asked = consent.Asked;
        var grant = MakeConsent.Grant(Now.AddHours(random.Next(30, 2000))) with
        {
            StartsAt = random.Next(3) == 0 ? Now.AddHours(random.Next(1, 29)) : null,
            Categories = random.Next(2) == 0 ? null : Some(asked.Categories),
            RecipientOrganizationIds = random.Next(2) == 0 ? null : Some(asked.RecipientOrganizationIds),
            Purposes = random.Next(2) == 0 ? null : Some(asked.Purposes),
        };
        consent.Grant(grant, Now);
        List<Guid?> persons = asked.RecipientPersons.Count == 0
            ? [null]
            : [.. asked.RecipientPersons.Select(person => (Guid?)person.Id)];
        _granted.Add(new Grant(consent.Id, grant.StartsAt ?? Now, grant.ExpiresAt!.Value,
        [
            .. from discloser in asked.DiscloserOrganizationIds
               from recipient in grant.RecipientOrganizationIds ?? asked.RecipientOrganizationIds
               from person in persons
               from category in grant.Categories ?? asked.Categories
               from purpose in grant.Purposes ?? asked.Purposes
               select new ProposedDisclosure(
                   consent.ParticipantId, new DisclosureScope(discloser, category), recipient, person, purpose),
        ]));
    });

    private void Deny()
    {
        var participant = One(_participants);
        var scope = new RestrictionScope
        {
            DiscloserOrganizationIds = Maybe(_disclosers),
            RecipientOrganizationIds = Maybe(_recipients),
            RecipientPersonIds = Maybe(_persons),
            Categories = Maybe(Enum.GetValues<DisclosureCategory>()),
            Purposes = Maybe(Enum.GetValues<PurposeOfUse>()),
        };
        var denial = Restriction.Deny(Guid.CreateVersion7(), participant, scope, Now);
        _restrictions.Add(denial);
        _denied.Add(new No(denial.Id, participant, scope));
    }

    private void Allow()
    {
        if (_restrictions.Count == 0) return;
        var denial = One(_restrictions);
        denial.End(answer: null, Now);
        _denied.Single(no => no.Restriction == denial.Id).Ended = true;
    }

    private void BreakGlass()
    {
        var (participant, person, recipient) = (One(_participants), One(_persons), One(_recipients));
        var categories = Some(BreakGlassAccess.Allowed);
        var access = MakeConsent.BreakGlass(
            participant, person, recipient, _disclosers, Now, [.. categories]);
        _opened.Add(access);
        _emergencies.Add(new Emergency(Now.AddHours(1),
        [
            .. from discloser in _disclosers
               from category in categories
               select new ProposedDisclosure(
                   participant,
                   new DisclosureScope(discloser, category),
                   recipient,
                   person,
                   PurposeOfUse.EmergencyTreatment),
        ]));
    }

    private void Pick(ConsentStatus status, Action<ConsentRecord> act)
    {
        var candidates = _consents.Where(consent => consent.Status == status).ToList();
        if (candidates.Count > 0) act(One(candidates));
    }

    private T One<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private List<T> Some<T>(IReadOnlyList<T> from)
    {
        var some = from.Where(_ => random.Next(2) == 0).ToList();
        return some.Count > 0 ? some : [One(from)];
    }

    private List<T>? Maybe<T>(IReadOnlyList<T> from) => random.Next(2) == 0 ? null : [One(from)];

    private static List<Guid> Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];

    private sealed record Grant(
        Guid Consent, DateTimeOffset From, DateTimeOffset Until, List<ProposedDisclosure> Facts)
    {
        public bool Ended { get; set; }
    }

    private sealed record No(Guid Restriction, Guid Participant, RestrictionScope Scope)
    {
        public bool Ended { get; set; }
    }

    private sealed record Emergency(DateTimeOffset Until, List<ProposedDisclosure> Facts);
}
