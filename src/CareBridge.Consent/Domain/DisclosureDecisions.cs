using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Domain;

/// <summary>
/// The decision on a disclosure. What no consent in force names is denied (42 CFR 2.13, 2.31(c)); a denial beats every
/// permit, and so does a recipient that is not verified; a medical emergency opened by a person beats all (2.51,
/// 2.26(a)(5)), but not for a recipient that nobody has verified, or that is in doubt.
/// </summary>
internal static class DisclosureDecisions
{
    public static Decision Decide(ConsentState state, ProposedDisclosure disclosure, DateTimeOffset at)
    {
        ConsentRecord? permit = null;
        var denial = Decision.Deny(DenialGrounds.NoConsent);
        for (var i = 0; i < state.Consents.Count; i++)
        {
            var decision = Examine(state.Consents[i], state.Restrictions, disclosure, at);
            if (decision.IsPermitted)
            {
                if (permit is null || Outranks(decision.Consent!, permit)) permit = decision.Consent;
            }
            else if (decision.Grounds > denial.Grounds)
            {
                denial = decision;
            }
        }
        if (permit is not null)
        {
            if (!ConsentTerms.Holds(state.UnverifiedRecipients, disclosure.RecipientOrganizationId))
                return Decision.Permit(permit);
            denial = Decision.Deny(DenialGrounds.RecipientNotVerified, permit);
        }
        return BreakGlass(state, disclosure, at) is { } access ? Decision.Permit(access) : denial;
    }

    private static Decision Examine(
        ConsentRecord consent, IReadOnlyList<Restriction> restrictions, ProposedDisclosure asked, DateTimeOffset at)
    {
        if (consent.ParticipantId != asked.ParticipantId) return Decision.Deny(DenialGrounds.NoConsent);
        var terms = consent.Terms;
        if (!terms.Names(asked.RecipientOrganizationId, asked.RecipientId))
            return Decision.Deny(DenialGrounds.RecipientNotNamed, consent);
        if (!ConsentTerms.Holds(terms.DiscloserOrganizationIds, asked.Scope.DiscloserOrganizationId))
            return Decision.Deny(DenialGrounds.DiscloserNotNamed, consent);
        if (!ConsentTerms.Holds(terms.Purposes, asked.Purpose))
            return Decision.Deny(DenialGrounds.PurposeNotNamed, consent);
        if (!NamesCategory(terms, asked.Scope.Category))
            return Decision.Deny(DenialGrounds.CategoryNotNamed, consent);
        if (!consent.IsInForce(at))
            return Decision.Deny(DenialGrounds.NotInForce, consent);
        return Against(terms, restrictions, asked) is { } restriction
            ? Decision.Deny(DenialGrounds.Restricted, consent, restriction)
            : Decision.Permit(consent);
    }

    // Records are of no use to the recipient without knowing whose they are.
    private static bool NamesCategory(ConsentTerms terms, DisclosureCategory category) =>
        category == DisclosureCategory.Identity
            ? terms.Categories.Count > 0
            : ConsentTerms.Holds(terms.Categories, category);

    /// <summary>Who the participant is may be told only together with something else that may.</summary>
    private static Restriction? Against(
        ConsentTerms terms, IReadOnlyList<Restriction> restrictions, ProposedDisclosure asked)
    {
        var against = Against(restrictions, asked, asked.Scope.Category);
        if (against is not null || restrictions.Count == 0 || asked.Scope.Category != DisclosureCategory.Identity)
            return against;
        foreach (var category in terms.Categories)
        {
            var other = Against(restrictions, asked, category);
            if (other is null) return null;
            against = other;
        }
        return against;
    }

    private static Restriction? Against(
        IReadOnlyList<Restriction> restrictions, ProposedDisclosure asked, DisclosureCategory category)
    {
        for (var i = 0; i < restrictions.Count; i++)
        {
            if (restrictions[i].Forbids(asked, category)) return restrictions[i];
        }
        return null;
    }

    /// <summary>
    /// A named person before a class, then what was signed last, so that the answer does not depend on the order in
    /// which consents were read.
    /// </summary>
    private static bool Outranks(ConsentRecord consent, ConsentRecord other)
    {
        var (names, otherNames) = (consent.Terms.RecipientPersons.Count > 0, other.Terms.RecipientPersons.Count > 0);
        if (names != otherNames) return names;
        return consent.GrantedAt != other.GrantedAt
            ? consent.GrantedAt > other.GrantedAt
            : consent.Id.CompareTo(other.Id) < 0;
    }

    private static BreakGlassAccess? BreakGlass(ConsentState state, ProposedDisclosure asked, DateTimeOffset at)
    {
        if (ConsentTerms.Holds(state.DoubtedRecipients, asked.RecipientOrganizationId)) return null;
        for (var i = 0; i < state.BreakGlass.Count; i++)
        {
            if (state.BreakGlass[i].Permits(asked, at)) return state.BreakGlass[i];
        }
        return null;
    }
}
