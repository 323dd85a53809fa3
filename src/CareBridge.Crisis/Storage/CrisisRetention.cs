using CareBridge.Platform.Retention;

namespace CareBridge.Crisis.Storage;

/// <summary>What goes when a participant's records need not be kept any longer, in this order.</summary>
internal static class CrisisRetention
{
    public static RetentionPlan<CrisisDbContext> Plan { get; } = new RetentionPlan<CrisisDbContext>()
        .Keeps("after-actions", (store, who) => store.AfterActions.Where(
            note => store.Escalations.Any(one => one.Id == note.EscalationId && one.ParticipantId == who)))
        .Keeps("follow-ups", (store, who) => store.FollowUps.Where(
            due => store.Escalations.Any(one => one.Id == due.EscalationId && one.ParticipantId == who)))
        .Keeps("pages", (store, who) => store.Pages.Where(
            page => store.Escalations.Any(one => one.Id == page.EscalationId && one.ParticipantId == who)))
        .Keeps("ladders", (store, who) => store.Ladders.Where(
            ladder => store.Escalations.Any(one => one.Id == ladder.EscalationId && one.ParticipantId == who)))
        .Keeps("escalation-story", (store, who) => store.Entries.Where(
            entry => store.Escalations.Any(one => one.Id == entry.EscalationId && one.ParticipantId == who)))
        .Keeps("open-cases", (store, who) => store.OpenCases.Where(one => one.ParticipantId == who))
        .Keeps(
            "reports",
            (store, who) => store.Reports.Where(one => one.ParticipantId == who),
            store => store.Reports.Select(one => new Activity { ParticipantId = one.ParticipantId, At = one.At }))
        .Keeps(
            "escalations",
            (store, who) => store.Escalations.Where(one => one.ParticipantId == who),
            store => store.Escalations
                .Select(one => new Activity { ParticipantId = one.ParticipantId, At = one.ChangedAt }))
        .Keeps("safety-plan-versions", (store, who) => store.SafetyPlanVersions.Where(
            version => store.SafetyPlans.Any(one => one.Id == version.PlanId && one.ParticipantId == who)))
        .Keeps(
            "safety-plans",
            (store, who) => store.SafetyPlans.Where(one => one.ParticipantId == who),
            store => store.SafetyPlans
                .Select(one => new Activity { ParticipantId = one.ParticipantId, At = one.ChangedAt }))
        .Keeps("known-participants", (store, who) => store.Participants.Where(one => one.Id == who))
        .Knows(store => store.Participants.Select(one => one.Id));
}
