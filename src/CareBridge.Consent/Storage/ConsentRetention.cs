using CareBridge.Contracts.Consent;
using CareBridge.Platform.Retention;

namespace CareBridge.Consent.Storage;

/// <summary>
/// What goes when a participant's records need not be kept any longer, in this order. The accounting
/// of disclosures, its heads and its anchors are not among them: it names nobody, each line is chained to the next, and
/// a chain with lines taken out proves nothing any more.
/// </summary>
internal static class ConsentRetention
{
    public static RetentionPlan<ConsentDbContext> Plan { get; } = new RetentionPlan<ConsentDbContext>()
        .Keeps("notices", (store, who) => store.Notices.Where(
            notice => notice.AddresseeId == who
                || store.Consents.Any(one => one.Id == notice.SubjectId && one.ParticipantId == who)
                || store.Restrictions.Any(one => one.Id == notice.SubjectId && one.ParticipantId == who)
                || store.BreakGlass.Any(one => one.Id == notice.SubjectId && one.ParticipantId == who)))
        .Keeps("consent-links", (store, who) => store.Links.Where(
            link => store.Consents.Any(one => one.Id == link.ConsentId && one.ParticipantId == who)))
        .Keeps("consent-documents", (store, who) => store.Documents.Where(
            document => store.Consents.Any(one => one.Id == document.ConsentId && one.ParticipantId == who)))
        .Keeps("consent-parties", (store, who) => store.Parties.Where(
            party => store.Consents.Any(one => one.Id == party.ConsentId && one.ParticipantId == who)))
        .Keeps("consent-recipients", (store, who) => store.Recipients.Where(
            recipient => store.Consents.Any(one => one.Id == recipient.ConsentId && one.ParticipantId == who)))
        .Keeps(
            "consents",
            (store, who) => store.Consents.Where(one => one.ParticipantId == who),
            store => store.Consents
                .Select(one => new Activity { ParticipantId = one.ParticipantId, At = one.ChangedAt }))
        .Keeps(
            "restrictions",
            (store, who) => store.Restrictions.Where(one => one.ParticipantId == who),
            store => store.Restrictions
                .Select(one => new Activity { ParticipantId = one.ParticipantId, At = one.ChangedAt }))
        .Keeps("break-glass-holders", (store, who) => store.BreakGlassHolders.Where(
            holder => store.BreakGlass.Any(one => one.Id == holder.AccessId && one.ParticipantId == who)))
        .Keeps(
            "break-glass",
            (store, who) => store.BreakGlass.Where(one => one.ParticipantId == who),
            store => store.BreakGlass
                .Select(one => new Activity { ParticipantId = one.ParticipantId, At = one.ExpiresAt }))
        // A consent in force may be used until it ends, whether or not anybody does.
        .Hears(store => store.Consents
            .Where(one => one.Status == ConsentStatus.Granted && one.ExpiresAt != null)
            .Select(one => new Activity { ParticipantId = one.ParticipantId, At = one.ExpiresAt!.Value }))
        // A review is kept for as long as other decisions.
        .Hears(store => store.BreakGlass.Where(one => one.ReviewedAt != null)
            .Select(one => new Activity { ParticipantId = one.ParticipantId, At = one.ReviewedAt!.Value }))
        .Hears(store => store.BreakGlass.Where(one => one.ParticipantToldAt != null)
            .Select(one => new Activity { ParticipantId = one.ParticipantId, At = one.ParticipantToldAt!.Value }))
        .Names((store, who) => store.Disclosures
            .Where(one => one.ParticipantId == who).Select(one => one.DiscloserOrganizationId))
        .Names((store, who) => store.Disclosures
            .Where(one => one.ParticipantId == who).Select(one => one.RecipientOrganizationId))
        .Hears(store => store.Disclosures
            .Select(one => new Activity { ParticipantId = one.ParticipantId, At = one.DisclosedAt }));
}
