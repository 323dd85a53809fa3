using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using static Hl7.Fhir.Model.OperationOutcome;
using Subscription = CareBridge.Exchange.Domain.Subscription;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>
/// <c>GET /fhir/Subscription/{id}</c> and <c>GET /fhir/Subscription?…</c>: a client's own, all on one page.
/// </summary>
internal sealed class ReadSubscriptions(ExchangeDbContext store, PublicAddress address)
{
    private static readonly Dictionary<string, Func<Subscription, string>> Parameters = new()
    {
        ["_id"] = subscription => subscription.Id.ToString(),
        ["status"] = subscription => EnumCode.Of(subscription.Status),
        ["criteria"] = subscription => SubscriptionTopics.Of(subscription.Topic).Canonical,
        ["url"] = subscription => subscription.Terms.Endpoint,
    };

    public static IEnumerable<string> ParameterNames => Parameters.Keys;

    public async Task<IResult> ReadAsync(string id, HttpContext http)
    {
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, SubscriptionAnswer.Type, Access.Read);
        var subscription = await store.Of(caller).RequireAsync(caller, id, http.RequestAborted);
        return SubscriptionAnswer.Of(StatusCodes.Status200OK, subscription);
    }

    public async Task<IResult> SearchAsync(HttpContext http)
    {
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, SubscriptionAnswer.Type, Access.Search);
        var ignored = http.Request.Query.Keys
            .Where(name => name != "_format" && !Parameters.ContainsKey(name)).ToList();
        if (ignored.Count > 0 && Negotiation.IsStrict(http.Request))
        {
            throw FhirException.BadRequest(
                IssueType.NotSupported, $"Not supported: {string.Join(", ", ignored)}.", ignored[0]);
        }
        var wanted = http.Request.Query.Where(parameter => Parameters.ContainsKey(parameter.Key)).ToList();
        var own = await store.Of(caller).ToListAsync(http.RequestAborted);
        var found = own.Where(subscription => wanted.All(parameter => parameter.Value.OfType<string>().All(
                value => value.Split(',').Contains(Parameters[parameter.Key](subscription)))))
            .OrderBy(subscription => subscription.Id);
        var url = $"{address.Fhir(http.Request)}/{SubscriptionAnswer.Type}";
        return new FhirResult(StatusCodes.Status200OK, FhirJson.Write(new Bundle
        {
            Type = Bundle.BundleType.Searchset,
            Total = found.Count(),
            Link = [new Bundle.LinkComponent { Relation = "self", Url = url + Query(wanted) }],
            Entry = [.. found.Select(one => Match(url, one)), .. Outcome(ignored)],
        }));
    }

    private static string Query(List<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> wanted) =>
        QueryString.Create(wanted).ToString();

    private static Bundle.EntryComponent Match(string url, Subscription subscription) => new()
    {
        FullUrl = $"{url}/{subscription.Id}",
        Resource = SubscriptionAnswer.Map(subscription),
        Search = new Bundle.SearchComponent { Mode = Bundle.SearchEntryMode.Match },
    };

    private static IEnumerable<Bundle.EntryComponent> Outcome(List<string> ignored)
    {
        if (ignored.Count == 0) yield break;
        yield return new Bundle.EntryComponent
        {
            Resource = new OperationOutcome
            {
                Issue = [.. ignored.Select(name => Outcomes.Issue(
                    IssueSeverity.Warning, IssueType.NotSupported, $"Ignored: {name}.", name))],
            },
            Search = new Bundle.SearchComponent { Mode = Bundle.SearchEntryMode.Outcome },
        };
    }
}
