using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Holds;
using CareBridge.Directory.Domain.Identities;
using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Domain.Matching;
using CareBridge.Platform.Exporting;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Storage;

/// <summary>
/// What an organization gets when it asks for its own: itself, who works there, what it lists, and whom it has
/// registered. One that was linked to somebody has learnt nothing of them by that, and learns nothing here.
/// </summary>
internal static class DirectoryExport
{
    private const string CountsOthers = "A number that moves with what other organizations do would tell of them.";

    public static ExportPlan<DirectoryDbContext> Plan { get; } = new ExportPlan<DirectoryDbContext>()
        .Writes("organizations", (store, own) => store.Organizations.Where(one => one.Id == own))
        .Writes("endpoints", (store, own) => store.Endpoints.Where(one => one.OrganizationId == own))
        .Writes(
            "staff",
            (store, own) => store.Staff.Where(one => one.OrganizationId == own),
            ExportColumn<StaffMember>.Without(
                nameof(StaffMember.PersonId), "The same in all positions of a person, also those elsewhere."))
        .Writes("peer-groups", (store, own) => store.Groups.Where(one => one.OrganizationId == own))
        .Writes("local-resources", (store, own) => store.Resources.Where(one => one.OrganizationId == own))
        .Writes(
            "group-searches",
            (store, own) => store.GroupSearches.Where(one => one.OrganizationId == own),
            // What a visit was like in their own words nobody else reads.
            ExportColumn<GroupSearch>.Showing(
                nameof(GroupSearch.Visits),
                search => search.Visits.Select(visit => visit with { Words = null }).ToList()))
        .Writes("imports", (store, own) => store.Imports.Where(one => one.OrganizationId == own))
        .Writes("import-issues", (store, own) => store.ImportIssues.Where(
            issue => store.Imports.Any(one => one.Id == issue.ImportId && one.OrganizationId == own)))
        .Writes("imported-feeds", (store, own) => store.Feeds.Where(one => one.OrganizationId == own))
        .Writes(
            "imported-items",
            (store, own) => store.ImportedItems.Where(
                item => store.Feeds.Any(one => one.Id == item.FeedId && one.OrganizationId == own)),
            ExportColumn<ImportedItem>.Json(nameof(ImportedItem.Original)))
        .Writes(
            "participants",
            (store, own) => store.Participants.Where(
                one => one.Enrollments.Any(by => by.OrganizationId == own && by.IsRegistered)),
            ExportColumn<Participant>.Without(nameof(Participant.Version), CountsOthers),
            ExportColumn<Participant>.Without(nameof(Participant.ChangedAt), CountsOthers),
            ExportColumn<Participant>.Without(nameof(Participant.RetractedIn), CountsOthers),
            ExportColumn<Participant>.Without(nameof(Participant.UncomparedSince), CountsOthers),
            ExportColumn<Participant>.Without(
                nameof(Participant.SameAs), "Registrations with other organizations: who else serves somebody."),
            ExportColumn<Participant>.Without(nameof(Participant.SearchName), "The names, written for searching."))
        .Writes("enrollments", (store, own) => store.Set<Enrollment>().Where(
            one => one.OrganizationId == own && one.IsRegistered))
        .Writes("legal-holds", (store, own) => store.LegalHolds.Where(one => one.PlacedFor == own))
        .LeavesOut<ImportPart>("Feeds as the organization sent them, while they are read; it has them.")
        .LeavesOut<GroupEngagement>("Counted from the searches, and for a while only.")
        .LeavesOut<MatchKey>("The names and dates, written for comparing.")
        .LeavesOut<ParticipantMatch>("Each names a registration with another organization.");
}
