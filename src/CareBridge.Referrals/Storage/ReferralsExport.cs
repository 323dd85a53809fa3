using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Exporting;
using CareBridge.Referrals.Domain;

namespace CareBridge.Referrals.Storage;

/// <summary>
/// What an organization gets when it asks for its own: the referrals that it made, and those that were sent to it and
/// that a consent has not closed to it since.
/// </summary>
internal static class ReferralsExport
{
    private const string Secret = "The secret part of the participant's link.";

    public static ExportPlan<ReferralsDbContext> Plan { get; } = new ExportPlan<ReferralsDbContext>()
        .Writes("referrals", (store, own) => store.Referrals.From(own))
        .Writes("referral-history", (store, own) => store.History.Where(
            entry => store.Referrals.From(own).Any(one => one.Id == entry.ReferralId)))
        .Writes(
            "contacts",
            (store, own) => store.Contacts.Where(one => one.ReferringOrganizationId == own),
            ExportColumn<Contact>.Without(nameof(Contact.TokenHash), Secret))
        .Writes(
            "referrals-received",
            (store, own) => store.Received(own),
            ExportColumn<Referral>.Without(
                nameof(Referral.ReplacesId), "Who declined before is not the receiving organization's to know."))
        .Writes("referral-history-received", (store, own) => store.History.Where(
            entry => entry.Status != ReferralStatus.Draft && entry.Status != ReferralStatus.AwaitingConsent
                && store.Received(own).Any(one => one.Id == entry.ReferralId)))
        .Writes(
            "contacts-received",
            (store, own) => store.Contacts.Where(
                contact => store.Received(own).Any(one => one.Id == contact.ReferralId)),
            ExportColumn<Contact>.Without(nameof(Contact.TokenHash), Secret))
        .LeavesOut<KnownStaff>("Copies of what the directory says of staff.");

    private static IQueryable<Referral> Received(this ReferralsDbContext store, Guid own) =>
        store.Referrals.OpenTo(own)
            .Where(one => one.WithheldSince == null && one.ReferringOrganizationId != own);
}
