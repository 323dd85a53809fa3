using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;

namespace CareBridge.Aftercare.Features.Plans;

/// <summary>What of a plan is shown to whom, and told to whom.</summary>
internal sealed class PlanDisclosures(DisclosureDoor door, ISeal seal)
{
    public Showing<AftercarePlan, PlanView> Showing => new(
        plan => [Record(plan, plan.Version, plan.OrganizationId)],
        plan => PlanView.Of(plan, seal),
        disclosed => PlanView.Of(disclosed.Content, seal));

    /// <summary>
    /// Tells the organization that holds the plan of the change that the caller's has made to it: a disclosure of the
    /// caller's organization, made on the participant's consent like any other.
    /// </summary>
    /// <exception cref="RefusedException">No consent permits it.</exception>
    public async Task TellAuthorAsync(
        AftercarePlan plan, Caller caller, string what, CancellationToken cancellation)
    {
        var author = new Recipient(plan.OrganizationId, plan.WrittenBy, PurposeOfUse.Treatment);
        var opening = await door.OpenAsync(
            author,
            [new Proposal<AftercarePlan>(plan, [Record(plan, plan.Version, caller.Organization)])],
            cancellation,
            DerivedId.Of("telling of a plan", plan.Id, $"{plan.Version} {what} {caller.Id}"));
        if (opening.Items.Count == 0)
        {
            throw new RefusedException(
                "no-consent",
                "The organization that holds the plan would be told, and no consent lets yours tell it.");
        }
    }

    private static DisclosureItem Record(AftercarePlan plan, long version, Guid discloser) => new(
        "CarePlan", plan.Id, version, plan.ParticipantId, discloser, DisclosureCategory.AftercarePlan);
}
