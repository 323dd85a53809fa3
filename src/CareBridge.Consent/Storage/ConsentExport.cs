using CareBridge.Consent.Domain;
using CareBridge.Platform.Exporting;

namespace CareBridge.Consent.Storage;

/// <summary>
/// What an organization gets when it asks for its own: consents that it asked for or discloses under, those under which
/// it was told something, and the accounting of what it disclosed.
/// </summary>
internal static class ConsentExport
{
    private const string Holders = "Who else holds records of the same person.";
    private const string Of = "They are of whoever asked for the consent.";

    public static ExportPlan<ConsentDbContext> Plan { get; } = new ExportPlan<ConsentDbContext>()
        .Writes("consents", (store, own) => store.Consents.Where(
            one => store.Parties.Any(party => party.ConsentId == one.Id && party.OrganizationId == own)))
        .Writes("consent-documents", (store, own) => store.Documents.Where(
            one => store.Parties.Any(party => party.ConsentId == one.ConsentId && party.OrganizationId == own)))
        // Of one under which nothing was ever disclosed to it, a recipient may not know (42 CFR 2.13(c)).
        .Writes(
            "consents-received-under",
            (store, own) => store.Consents.Where(
                one => store.Disclosures.Any(line => line.ConsentId == one.Id && line.RecipientOrganizationId == own)
                    && !store.Parties.Any(party => party.ConsentId == one.Id && party.OrganizationId == own)),
            ExportColumn<ConsentRecord>.Without(nameof(ConsentRecord.Asked), Of),
            ExportColumn<ConsentRecord>.Without(nameof(ConsentRecord.ReferralId), Of),
            ExportColumn<ConsentRecord>.Without(nameof(ConsentRecord.DueAt), Of),
            ExportColumn<ConsentRecord>.Without(nameof(ConsentRecord.RemindersSent), Of))
        .Writes(
            "disclosures",
            (store, own) => store.Disclosures.Where(one => one.DiscloserOrganizationId == own),
            ExportColumn<DisclosureRecord>.Json(nameof(DisclosureRecord.Items)),
            ExportColumn<DisclosureRecord>.Without(
                nameof(DisclosureRecord.Sequence), "Gaps would tell that others have disclosed, too."),
            ExportColumn<DisclosureRecord>.Without(
                nameof(DisclosureRecord.PreviousHash), "The line before may be another organization's."),
            ExportColumn<DisclosureRecord>.Without(
                nameof(DisclosureRecord.QuestionHash), "Tells a question from its repetition."))
        .Writes("restrictions", (store, own) => store.Restrictions.Where(one => one.AskedOrganizationId == own))
        .Writes(
            "break-glass",
            (store, own) => store.BreakGlass.Where(one => one.OrganizationId == own),
            ExportColumn<BreakGlassAccess>.Without(nameof(BreakGlassAccess.HolderOrganizationIds), Holders))
        .Writes(
            "break-glass-of-own-records",
            (store, own) => store.BreakGlass.Where(
                one => one.OrganizationId != own
                    && store.BreakGlassHolders.Any(by => by.AccessId == one.Id && by.OrganizationId == own)),
            ExportColumn<BreakGlassAccess>.Without(
                nameof(BreakGlassAccess.HolderOrganizationIds), Holders))
        .Writes("notices", (store, own) => store.Notices.Where(one => one.AddresseeId == own))
        .LeavesOut<ConsentParty>("Whom a consent names is in the consent.")
        .LeavesOut<ConsentRecipient>("Whom a consent names is in the consent.")
        .LeavesOut<ConsentLink>("Secret parts of links by which somebody signed; the signature is in the consent.")
        .LeavesOut<BreakGlassHolder>(Holders)
        .LeavesOut<AccountingHead>("Where the chains of the whole network's accounting stand.")
        .LeavesOut<AccountingAnchor>("Proofs of the whole network's accounting.")
        .LeavesOut<AccountingAnchorEntry>("Proofs of the whole network's accounting.")
        .LeavesOut<PutOffRequest>("What is asked for a referral later; the referral says it.")
        .LeavesOut<KnownOrganization>("Copies of what the directory says of organizations.")
        .LeavesOut<SeenVersion>("How messages get from one service to another.");
}
