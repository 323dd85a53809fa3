using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary><c>DELETE /fhir/Subscription/{id}</c>; one that is not there is gone already.</summary>
internal sealed class DeleteSubscription(ExchangeDbContext store)
{
    private static readonly FhirResult Gone = new(StatusCodes.Status204NoContent, default);

    public async Task<IResult> HandleAsync(string id, HttpContext http)
    {
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, SubscriptionAnswer.Type, Access.Delete);
        if (!Guid.TryParseExact(id, "D", out var known)) return Gone;
        var key = Subscription.KeyOf(caller.ClientId, known);
        await using var transaction = await store.Database.BeginTransactionAsync(http.RequestAborted);
        await store.Subscriptions.Where(s => s.Key == key).ExecuteDeleteAsync(http.RequestAborted);
        await store.SubscriptionEvents.Where(e => e.SubscriptionKey == key).ExecuteDeleteAsync(http.RequestAborted);
        await transaction.CommitAsync(http.RequestAborted);
        return Gone;
    }
}
