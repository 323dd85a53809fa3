using CareBridge.Consent.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Storage;

internal static class AccountingQueries
{
    public static async Task<AccountingHead> ReadHeadAsync(
        this ConsentDbContext store, CancellationToken cancellation) =>
        await store.AccountingHeads.AsNoTracking()
            .SingleOrDefaultAsync(head => head.Id == AccountingHead.OnlyId, cancellation)
            ?? new AccountingHead();

    /// <summary>Puts the lines at the end of the chain, all or none.</summary>
    /// <exception cref="DbUpdateException">Somebody else appended since the head was read.</exception>
    public static async Task AppendAsync(this ConsentDbContext store, IReadOnlyList<DisclosureRecord> lines)
    {
        if (lines.Count == 0) return;
        var head = await store.AccountingHeads.SingleOrDefaultAsync(head => head.Id == AccountingHead.OnlyId);
        if (head is null) store.AccountingHeads.Add(head = new AccountingHead());
        foreach (var line in lines)
        {
            head.Append(line);
            store.Disclosures.Add(line);
        }
        await store.SaveChangesAsync();
    }
}
