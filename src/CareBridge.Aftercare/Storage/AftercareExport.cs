using CareBridge.Aftercare.Domain;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Exporting;

namespace CareBridge.Aftercare.Storage;

/// <summary>
/// What an organization gets when it asks for its own: what it has recorded of participants, without what those keep to
/// themselves, from it as well.
/// </summary>
internal static class AftercareExport
{
    private const string Theirs = "Between the participant and their partner.";
    private const string Clock = "What the program has yet to look at, and when.";

    public static ExportPlan<AftercareDbContext> Plan { get; } = new ExportPlan<AftercareDbContext>()
        .Holds(
            "check-ins",
            ExportColumn<CheckIn>.Without(
                nameof(CheckIn.Reflection),
                "Of those in which the participant keeps their words to themself.",
                unless: (_, one) => one.IsReflectionShared))
        .Writes("milestones", (store, own) => store.Milestones.Where(one => one.OrganizationId == own && one.IsShared))
        .Holds<AftercarePlan>("plans")
        .Holds<Goal>("goals")
        .Holds<HandedOverDocument>("documents")
        .Writes("files", (store, own) => store.Files.Where(
            file => store.Documents.Any(one => one.Id == file.Id && one.OrganizationId == own)))
        .Holds<Communication>("communications")
        .Holds<Attendance>("attendances")
        .Holds<Support>("supports")
        .Holds<Circle>("circles")
        .Holds<Contact>("contacts")
        .Holds<EngagementRecord>("engagements")
        .Holds(
            "check-in-agreements",
            ExportColumn<CheckInAgreement>.Without(
                nameof(CheckInAgreement.Sobriety), "What sobriety means is the participant's to say and to see."))
        .Holds(
            "partnerships",
            ExportColumn<Partnership>.Without(nameof(Partnership.Boundaries), Theirs),
            ExportColumn<Partnership>.Without(nameof(Partnership.Partner), Theirs))
        // What a partner sees to in their time does not become a specialist's.
        .Writes(
            "warnings",
            (store, own) => store.Warnings.Where(one => one.OrganizationId == own && one.SpecialistToldAt != null),
            ExportColumn<Warning>.Without(nameof(Warning.PartnerNotice), Theirs))
        .Writes("warning-causes", (store, own) => store.WarningCauses.Where(cause => store.Warnings.Any(
            one => one.Id == cause.WarningId && one.OrganizationId == own && one.SpecialistToldAt != null)))
        .Writes("warning-policies", (store, own) => store.WarningPolicies.Where(one => one.OrganizationId == own))
        .Writes("community-prompts", (store, own) => store.Prompts.Where(one => one.OrganizationId == own))
        .LeavesOut<DayCount>("The participant counts days for themself alone.")
        .LeavesOut<AftercareLink>("Secret parts of links of people without an account.")
        .LeavesOut<DeviceEntry>("Which entries of a participant's phone were taken.")
        .LeavesOut<CheckInReminder>(Clock)
        .LeavesOut<ReviewRequest>(Clock)
        .LeavesOut<ReviewTimer>(Clock);

    private static ExportPlan<AftercareDbContext> Holds<TRecord>(
        this ExportPlan<AftercareDbContext> plan, string kind, params IReadOnlyList<ExportColumn<TRecord>> columns)
        where TRecord : Aggregate, IHeldRecord =>
        plan.Writes(kind, (store, own) => store.Set<TRecord>().Where(one => one.OrganizationId == own), columns);
}
