using CareBridge.Contracts.Consent;
using CareBridge.Crisis.Domain.SafetyPlans;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;

namespace CareBridge.Crisis.Features.SafetyPlans;

/// <summary>Shows safety plans to whom they are of, to who holds them, and to whom consent names.</summary>
internal sealed class SafetyPlanDisclosures(DisclosureDoor door, ISeal seal)
{
    /// <summary>What of a plan leaves, in the accounting's words.</summary>
    public static DisclosureItem Record(SafetyPlan plan) => new(
        "CarePlan",
        plan.Id,
        plan.Version,
        plan.ParticipantId,
        plan.OrganizationId,
        DisclosureCategory.SafetyPlan);

    /// <param name="purpose">As a request names it.</param>
    /// <exception cref="NotFoundException">There is none that the caller may see.</exception>
    public async Task<Page<SafetyPlanView>> ShowAsync(
        IReadOnlyList<SafetyPlan> plans,
        Caller caller,
        string? purpose,
        string what,
        CancellationToken cancellation)
    {
        var own = plans.Where(plan => IsOf(plan, caller)).ToList();
        ShowOwn(own, caller);
        if (caller.Role == Role.Participant)
            return new Page<SafetyPlanView>([.. own.Select(plan => SafetyPlanView.Of(plan, seal))], Next: null);
        // As many questions where there is nothing to ask about: how long it takes tells nobody.
        var opening = await door.OpenAsync(
            Recipient.Of(caller, purpose),
            [.. plans.Except(own).Select(plan => new Proposal<SafetyPlan>(plan, [Record(plan)]))],
            cancellation);
        var shown = own.Concat(opening.Items.Select(item => item.Content))
            .Select(plan => SafetyPlanView.Of(plan, seal)).ToList();
        if (shown.Count == 0) throw new NotFoundException(what);
        return new Page<SafetyPlanView>(shown, Next: null) { Disclosure = opening.Accompaniment };
    }

    public void ShowOwn(IEnumerable<SafetyPlan> plans, Caller caller) =>
        door.ShowOwn(caller, plans.Select(plan => new Holding(plan.ParticipantId, plan.OrganizationId)));

    private static bool IsOf(SafetyPlan plan, Caller caller) => caller.Role == Role.Participant
        ? plan.ParticipantId == caller.Id
        : plan.OrganizationId == caller.Organization;
}
