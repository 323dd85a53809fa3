using System.Globalization;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Operations;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>
/// <c>/fhir/Subscription/{id}/$events</c>: what was numbered, as much of it as the client may see now.
/// </summary>
internal sealed class TellEvents(
    ExchangeDbContext store, EventDisclosures disclosures, Permits permits, TimeProvider time)
{
    private const string Since = "eventsSinceNumber";
    private const string Until = "eventsUntilNumber";
    private const string ContentName = "content";

    public async Task<IResult> HandleAsync(string id, HttpContext http)
    {
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, SubscriptionAnswer.Type, Access.Read);
        var subscription = await store.Of(caller).RequireAsync(caller, id, http.RequestAborted);
        var input = await OperationParameters.KnownAsync(http.Request, ServedOperations.Events);
        var (first, last) = (Number(input, Since) ?? 1, Number(input, Until) ?? long.MaxValue);
        var content = Content(input) ?? subscription.Terms.Content;

        var numbered = await store.SubscriptionEvents.AsNoTracking()
            .Where(e => e.SubscriptionKey == subscription.Key && e.Number >= first && e.Number <= last)
            .OrderBy(e => e.Number).Take(SubscriptionSettings.MostEvents).ToListAsync(http.RequestAborted);
        disclosures.ShowNobody();
        var told = await permits.WhileFreshAsync(
            () => OpenAsync(numbered, content, caller, http.RequestAborted), http.RequestAborted);
        var answer = new Notification(
            Guid.CreateVersion7(time.GetUtcNow()), subscription, SubscriptionStatusMapper.EventsQuery)
        {
            Events = told,
            Content = content,
            At = time.Now(),
            Number = subscription.LastNumber,
        };
        return new FhirResult(StatusCodes.Status200OK, answer.Write()) { Headers = answer.Headers() };
    }

    private async Task<List<ToldEvent>> OpenAsync(
        List<SubscriptionEvent> numbered, PayloadContent content, SmartCaller caller, CancellationToken cancellation)
    {
        var told = new List<ToldEvent>();
        foreach (var one in numbered)
        {
            told.Add(new ToldEvent(one, await disclosures.OpenAsync(
                one.Happened, content, caller, subscription: null, cancellation)));
        }
        return told;
    }

    private static long? Number(ILookup<string, string> input, string name) => input[name].ToList() switch
    {
        [] => null,
        [var text] when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw FhirException.BadRequest(IssueType.Value, $"{name} is one number.", name),
    };

    private static PayloadContent? Content(ILookup<string, string> input) => input[ContentName].ToList() switch
    {
        [] => null,
        [var text] when Coded<PayloadContent>.TryParse(text, out var content) => content,
        _ => throw FhirException.BadRequest(IssueType.Value, EnumCode.OneOf<PayloadContent>(), ContentName),
    };
}
