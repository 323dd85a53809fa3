using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>A client's own subscriptions; others' do not exist.</summary>
internal static class OwnSubscriptions
{
    /// <exception cref="FhirException">The client has none with this id.</exception>
    public static async Task<Subscription> RequireAsync(
        this IQueryable<Subscription> all, SmartCaller caller, string id, CancellationToken cancellation)
    {
        if (!Guid.TryParseExact(id, "D", out var known)) throw FhirException.NotFound();
        var key = Subscription.KeyOf(caller.ClientId, known);
        return await all.SingleOrDefaultAsync(s => s.Key == key, cancellation) ?? throw FhirException.NotFound();
    }

    public static IQueryable<Subscription> Of(this ExchangeDbContext store, SmartCaller caller) =>
        store.Subscriptions.AsNoTracking().Where(s => s.ClientId == caller.ClientId);
}
