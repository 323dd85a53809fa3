using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Storage;

internal static class OrganizationQueries
{
    /// <summary>What the organizations are called; who has not been announced yet is not among them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesOfAsync(
        this ConsentDbContext store, IEnumerable<Guid> organizationIds, CancellationToken cancellation)
    {
        var ids = organizationIds.Distinct().ToList();
        return await store.Organizations.AsNoTracking()
            .Where(o => ids.Contains(o.Id))
            .ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
    }
}
