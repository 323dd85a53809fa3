using CareBridge.Aftercare.Domain;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Retention;

namespace CareBridge.Aftercare.Storage;

/// <summary>What goes when a participant's records need not be kept any longer, in this order.</summary>
internal static class AftercareRetention
{
    // What the clock makes by itself (engagement, warnings, reminders, reviews) is no activity of anybody's.
    public static RetentionPlan<AftercareDbContext> Plan { get; } = new RetentionPlan<AftercareDbContext>()
        .Keeps("warning-causes", (store, who) => store.WarningCauses.Where(
            cause => store.Warnings.Any(one => one.Id == cause.WarningId && one.ParticipantId == who)))
        .Holds<Warning>("warnings")
        .Holds<EngagementRecord>("engagements")
        .Holds<CheckInReminder>("check-in-reminders")
        .Keeps("review-requests", (store, who) => store.ReviewRequests.Where(one => one.ParticipantId == who))
        .Keeps("review-timers", (store, who) => store.ReviewTimers.Where(one => one.ParticipantId == who))
        .Keeps("device-entries", (store, who) => store.DeviceEntries.Where(one => one.ParticipantId == who))
        .Keeps("day-counts", (store, who) => store.DayCounts.Where(one => one.ParticipantId == who))
        .Keeps("links", (store, who) => store.Links.Where(one => one.ParticipantId == who))
        .Hears<CheckIn>("check-ins")
        .Hears<Milestone>("milestones")
        .Hears<AftercarePlan>("plans")
        .Keeps("files", (store, who) => store.Files.Where(
            file => store.Documents.Any(one => one.Id == file.Id && one.ParticipantId == who)))
        .Hears<HandedOverDocument>("documents")
        .Hears<Communication>("communications")
        .Hears<Attendance>("attendances")
        .Hears<Support>("supports")
        .Hears<Circle>("circles")
        .Hears<Goal>("goals")
        .Hears<CheckInAgreement>("check-in-agreements")
        .Hears<Contact>("contacts")
        .Hears<Partnership>("partnerships")
        .Knows(store => store.DayCounts.Select(one => one.ParticipantId))
        .Knows(store => store.Engagements.Select(one => one.ParticipantId));

    private static RetentionPlan<AftercareDbContext> Holds<TRecord>(
        this RetentionPlan<AftercareDbContext> plan, string kind)
        where TRecord : Aggregate, IHeldRecord =>
        plan.Keeps(kind, (store, who) => store.Set<TRecord>().Where(one => one.ParticipantId == who));

    private static RetentionPlan<AftercareDbContext> Hears<TRecord>(
        this RetentionPlan<AftercareDbContext> plan, string kind)
        where TRecord : Aggregate, IHeldRecord =>
        plan.Keeps(
            kind,
            (store, who) => store.Set<TRecord>().Where(one => one.ParticipantId == who),
            store => store.Set<TRecord>()
                .Select(one => new Activity { ParticipantId = one.ParticipantId, At = one.ChangedAt }));
}
