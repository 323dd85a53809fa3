using CareBridge.Exchange.Features.Rest;

namespace CareBridge.Exchange.Storage;

/// <summary>An organization's patients, by the consents that point at it: where to look, and never a permit.</summary>
internal static class ConsentedQueries
{
    public static IQueryable<Guid> PatientsOf(this ExchangeDbContext store, Guid organizationId) =>
        store.ConsentPointers.Where(pointer => pointer.RecipientId == organizationId)
            .Select(pointer => pointer.ParticipantId).Distinct();

    /// <summary>Those of them whose consent came, or changed, after the position.</summary>
    public static IQueryable<Guid> NewcomersOf(this ExchangeDbContext store, Guid organizationId, long position) =>
        (from pointer in store.ConsentPointers
         where pointer.RecipientId == organizationId
         join consent in store.Heads on pointer.ConsentId equals consent.Id
         where consent.Type == ServedTypes.Consent && consent.Arrived > position
         select pointer.ParticipantId).Distinct();
}
