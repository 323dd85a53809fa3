using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;

namespace CareBridge.Tests.Consent;

/// <summary>
/// Random lives of consents against an oracle that keeps no consents at all: only the set of single facts (who, what,
/// to whom, why) that some consent permits, rebuilt from the history for every question.
/// </summary>
public sealed class DecisionHistoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(42)]
    [InlineData(20260302)]
    public void Every_decision_is_what_the_history_says(int seed)
    {
        var random = new Random(seed);
        var world = new World(random);
        var permitted = 0;
        for (var step = 0; step < 400; step++)
        {
            world.Step();
            for (var question = 0; question < 20; question++)
            {
                var proposed = world.Propose();
                var expected = world.Oracle(proposed);
                if (expected) permitted++;

                Assert.Equal(expected, DisclosureDecisions.Decide(world.Consents, proposed, world.Now) is not null);
            }
        }
        // Neither nearly always yes nor nearly always no, or the comparison would prove little.
        Assert.InRange(permitted, 200, 7800);
    }

    private sealed class World(Random random)
    {
        private readonly List<Guid> _participants = Ids(2);
        private readonly List<Guid> _disclosers = Ids(2);
        private readonly List<Guid> _recipients = Ids(2);
        private readonly List<Entry> _history = [];

        public List<ConsentRecord> Consents { get; } = [];

        public DateTimeOffset Now { get; private set; } = Start;

        public void Step()
        {
            Now = Now.AddHours(random.Next(1, 10));
            switch (random.Next(10))
            {
                case < 3:
                    Request();
                    break;
                case < 6:
                    Grant();
                    break;
                case 6:
                    Pick(ConsentStatus.Requested, consent => consent.Decline(Now));
                    break;
                case 7:
                    Pick(ConsentStatus.Granted, consent =>
                    {
                        consent.Revoke(Now);
                        _history.Single(entry => entry.Consent == consent.Id).RevokedAt = Now;
                    });
                    break;
                default:
                    // Somebody notices what has run out, sometimes and late: no decision may depend on it.
                    foreach (var consent in Consents.Where(_ => random.Next(4) == 0)) consent.Expire(Now);
                    break;
            }
        }

        public ProposedDisclosure Propose() => new(
            One(_participants),
            new DisclosureScope(One(_disclosers), One(Enum.GetValues<DisclosureCategory>())),
            One(_recipients),
            One(Enum.GetValues<PurposeOfUse>()));

        public bool Oracle(ProposedDisclosure asked)
        {
            foreach (var entry in _history)
            {
                if (entry.RevokedAt is not null || entry.ExpiresAt <= Now) continue;
                foreach (var fact in entry.Facts)
                {
                    var sameKind = asked.Scope.Category == DisclosureCategory.Identity
                        || fact.Scope.Category == asked.Scope.Category;
                    if (sameKind && asked == fact with { Scope = fact.Scope with { Category = asked.Scope.Category } })
                        return true;
                }
            }
            return false;
        }

        private void Request()
        {
            var terms = new ConsentTerms
            {
                DiscloserOrganizationIds = Some(_disclosers),
                RecipientOrganizationIds = Some(_recipients),
                Categories = Some(
                    [.. Enum.GetValues<DisclosureCategory>().Where(named => named != DisclosureCategory.Identity)]),
                Purposes = Some(Enum.GetValues<PurposeOfUse>()),
            };
            Consents.Add(MakeConsent.Requested(One(_participants), terms, Now));
        }

        private void Grant() => Pick(ConsentStatus.Requested, consent =>
        {
            var grant = MakeConsent.Grant(Now.AddHours(random.Next(1, 2000))) with
            {
                Categories = random.Next(2) == 0 ? null : Some(consent.Asked.Categories),
                RecipientOrganizationIds = random.Next(2) == 0 ? null : Some(consent.Asked.RecipientOrganizationIds),
                Purposes = random.Next(2) == 0 ? null : Some(consent.Asked.Purposes),
            };
            consent.Grant(grant, Now);
            _history.Add(new Entry(consent.Id, grant.ExpiresAt!.Value,
            [
                .. from discloser in consent.Asked.DiscloserOrganizationIds
                   from recipient in grant.RecipientOrganizationIds ?? consent.Asked.RecipientOrganizationIds
                   from category in grant.Categories ?? consent.Asked.Categories
                   from purpose in grant.Purposes ?? consent.Asked.Purposes
                   select new ProposedDisclosure(
                       consent.ParticipantId, new DisclosureScope(discloser, category), recipient, purpose),
            ]));
        });

        private void Pick(ConsentStatus status, Action<ConsentRecord> act)
        {
            var candidates = Consents.Where(consent => consent.Status == status).ToList();
            if (candidates.Count > 0) act(One(candidates));
        }

        private T One<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

        private List<T> Some<T>(IReadOnlyList<T> from)
        {
            var some = from.Where(_ => random.Next(2) == 0).ToList();
            return some.Count > 0 ? some : [One(from)];
        }

        private static List<Guid> Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
    }

    private sealed record Entry(Guid Consent, DateTimeOffset ExpiresAt, List<ProposedDisclosure> Facts)
    {
        public DateTimeOffset? RevokedAt { get; set; }
    }
}
