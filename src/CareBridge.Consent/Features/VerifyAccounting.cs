using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features;

/// <summary>Recomputes the whole chain while others go on appending to it.</summary>
internal static class VerifyAccounting
{
    private const int PageSize = 500;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/accounting/verify", VerifyAsync)
            .RequireRole(Role.PrivacyOfficer, Role.Administrator).ShowsNothing();

    public static async Task<AccountingVerification> VerifyAsync(
        ConsentDbContext store, CancellationToken cancellation)
    {
        var chain = new ChainVerifier();
        AccountingHead head;
        do head = await store.ReadHeadAsync(cancellation);
        while (await FollowAsync(store, chain, head, cancellation)
            && chain.EndsAt(head)
            && await HasMoreAsync(store, chain, head, cancellation));
        return new AccountingVerification(chain.Verified, chain.FirstBroken is null, chain.FirstBroken);
    }

    private static async Task<bool> FollowAsync(
        ConsentDbContext store, ChainVerifier chain, AccountingHead head, CancellationToken cancellation)
    {
        while (true)
        {
            var page = await store.Disclosures.AsNoTracking()
                .Where(d => d.Sequence > chain.Verified && d.Sequence <= head.Sequence)
                .OrderBy(d => d.Sequence)
                .Take(PageSize)
                .ToListAsync(cancellation);
            if (page.Count == 0) return true;
            if (!page.All(chain.Follow)) return false;
        }
    }

    /// <summary>Lines beyond the head came with a newer head, or from somebody who went past it.</summary>
    private static async Task<bool> HasMoreAsync(
        ConsentDbContext store, ChainVerifier chain, AccountingHead head, CancellationToken cancellation)
    {
        if (!await store.Disclosures.AnyAsync(d => d.Sequence > head.Sequence, cancellation)) return false;
        var now = await store.ReadHeadAsync(cancellation);
        return now.Sequence > head.Sequence || chain.Break();
    }
}

/// <param name="Records">How many lines, from the first, are as they were written.</param>
/// <param name="FirstBroken">The place of the first line that was changed, removed or put in.</param>
internal sealed record AccountingVerification(long Records, bool Intact, long? FirstBroken);
