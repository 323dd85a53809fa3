using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Domain.Learning;
using CareBridge.Crisis.Domain.OnCall;
using CareBridge.Crisis.Domain.SafetyPlans;
using CareBridge.Platform.Exporting;

namespace CareBridge.Crisis.Storage;

/// <summary>
/// What an organization gets when it asks for its own: what it raised, and what its team saw to. Each side has the
/// course of an escalation, and its own words of it.
/// </summary>
internal static class CrisisExport
{
    private const string Clock = "What the program has yet to do, and when.";

    public static ExportPlan<CrisisDbContext> Plan { get; } = new ExportPlan<CrisisDbContext>()
        .Writes(
            "escalations",
            (store, own) => store.Sides(own),
            ExportColumn<Escalation>.Without(
                nameof(Escalation.ParticipantId),
                "Of those that others raised: whether the team may be told depends on the day.",
                unless: (own, one) => one.RaisingOrganizationId == own),
            ExportColumn<Escalation>.Without(
                nameof(Escalation.RaisedBy),
                "Of those that the participant raised and that are another organization's: it is their id.",
                unless: (own, one) => one.RaisingOrganizationId == own
                    || (one.RaisedAs != RaiserKind.Participant && one.RaisedAs != RaiserKind.EarlyWarning)))
        .Writes(
            "escalation-story",
            (store, own) => store.Entries.Where(entry => entry.OrganizationId == own
                || store.Sides(own).Any(one => one.Id == entry.EscalationId)),
            ExportColumn<EscalationEntry>.Without(
                nameof(EscalationEntry.Text),
                "Of lines that the other organization has written.",
                unless: (own, entry) => entry.OrganizationId == own),
            ExportColumn<EscalationEntry>.Without(
                nameof(EscalationEntry.ActorId),
                "Of lines that the participant has brought about at another organization: it is their id.",
                unless: (own, entry) => entry.OrganizationId == own || !entry.IsByParticipant))
        .Writes("reports", (store, own) => store.Reports.Where(one => one.OrganizationId == own))
        .Writes("follow-ups", (store, own) => store.FollowUps.Where(one => one.CrisisTeamId == own))
        .Writes(
            "pages",
            (store, own) => store.Pages.Where(one => one.CrisisTeamId == own),
            ExportColumn<CrisisPage>.Without(nameof(CrisisPage.TokenHash), "The secret part of a link."))
        .Writes("after-actions", (store, own) => store.AfterActions.Where(one => one.TeamId == own))
        .Writes("on-call-plans", (store, own) => store.Plans.Where(one => one.TeamId == own))
        .Writes("on-call-overrides", (store, own) => store.Overrides.Where(one => one.TeamId == own))
        .Writes("on-call-absences", (store, own) => store.Absences.Where(one => one.TeamId == own))
        .Writes("safety-plans", (store, own) => store.SafetyPlans.Where(one => one.OrganizationId == own))
        .Writes("safety-plan-versions", (store, own) => store.SafetyPlanVersions.Where(
            version => store.SafetyPlans.Any(one => one.Id == version.PlanId && one.OrganizationId == own)))
        .LeavesOut<OnCallFeed>("Secret addresses of calendars.")
        .LeavesOut<CoverWatch>("What a team was told of gaps in who is on call; the plan says who is.")
        .LeavesOut<Ladder>(Clock)
        .LeavesOut<OpenCase>("Which escalations are open; they say it themselves.")
        .LeavesOut<KnownOrganization>("Copies of what the directory says of organizations.")
        .LeavesOut<KnownParticipant>("Who serves whom: other organizations' as well.")
        .LeavesOut<KnownResponder>("Copies of what the directory says of staff.");

    private static IQueryable<Escalation> Sides(this CrisisDbContext store, Guid own) =>
        store.Escalations.Where(one => one.RaisingOrganizationId == own || one.CrisisTeamId == own);
}
