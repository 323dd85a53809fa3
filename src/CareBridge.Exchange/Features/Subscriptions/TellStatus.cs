using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Operations;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Subscription = CareBridge.Exchange.Domain.Subscription;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>
/// <c>/fhir/Subscription/{id}/$status</c> and <c>/fhir/Subscription/$status</c>. The number of events it tells was
/// permitted and accounted for event by event, when they were numbered.
/// </summary>
internal sealed class TellStatus(ExchangeDbContext store, EventDisclosures disclosures, PublicAddress address)
{
    public async Task<IResult> OfOneAsync(string id, HttpContext http)
    {
        var caller = Caller(http);
        await OperationParameters.NoneAsync(http.Request);
        return Answer([await store.Of(caller).RequireAsync(caller, id, http.RequestAborted)], http.Request);
    }

    public async Task<IResult> OfManyAsync(HttpContext http)
    {
        var caller = Caller(http);
        var input = await OperationParameters.KnownAsync(http.Request, ServedOperations.Status);
        var (ids, statuses) = (Values("id"), Values("status"));
        var own = await store.Of(caller).ToListAsync(http.RequestAborted);
        return Answer(
            own.Where(one => (ids.Count == 0 || ids.Contains($"{one.Id}"))
                && (statuses.Count == 0 || statuses.Contains(SubscriptionMapper.Code(one.Status)))),
            http.Request);

        List<string> Values(string name) => [.. input[name].SelectMany(value => value.Split(','))];
    }

    private static SmartCaller Caller(HttpContext http)
    {
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, SubscriptionAnswer.Type, Access.Read);
        return caller;
    }

    private FhirResult Answer(IEnumerable<Subscription> subscriptions, HttpRequest request)
    {
        disclosures.ShowNobody();
        var entries = subscriptions.OrderBy(one => one.Id).Select(Entry).ToList();
        return new FhirResult(StatusCodes.Status200OK, FhirJson.Write(new Bundle
        {
            Type = Bundle.BundleType.Searchset,
            Total = entries.Count,
            Link =
            [
                new Bundle.LinkComponent
                {
                    Relation = "self",
                    Url = address.Fhir(request) + request.Path.Value!["/fhir".Length..] + request.QueryString,
                },
            ],
            Entry = entries,
        }));
    }

    private static Bundle.EntryComponent Entry(Subscription subscription)
    {
        var status = SubscriptionStatusMapper.Map(
            subscription,
            SubscriptionTopics.Of(subscription.Topic).Canonical,
            SubscriptionStatusMapper.StatusQuery,
            subscription.LastNumber,
            events: []);
        return new Bundle.EntryComponent
        {
            FullUrl = $"urn:uuid:{status.Id}",
            Resource = status,
            Search = new Bundle.SearchComponent { Mode = Bundle.SearchEntryMode.Match },
        };
    }
}
