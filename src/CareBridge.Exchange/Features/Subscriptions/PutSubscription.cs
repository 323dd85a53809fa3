using CareBridge.Contracts;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Resilience;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using FhirSubscription = Hl7.Fhir.Model.Subscription;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>
/// <c>POST /fhir/Subscription</c> and <c>PUT /fhir/Subscription/{id}</c>, which also creates one under the client's own
/// id: that may be repeated.
/// </summary>
internal sealed class PutSubscription(
    ExchangeDbContext store,
    ChannelReader channels,
    SubscriptionSettings settings,
    NotificationSignal signal,
    ISeal seal,
    TimeProvider time,
    PublicAddress address)
{
    /// <summary>A worker may save the same row first.</summary>
    private const int Attempts = 10;

    public async Task<IResult> CreateAsync(HttpContext http)
    {
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, SubscriptionAnswer.Type, Access.Create);
        var sent = ResourceBody.Parse<FhirSubscription>(await RequestBody.ReadAsync(http.Request));
        if (sent.Status != FhirSubscription.SubscriptionStatus.Requested)
            throw FhirException.BusinessRule("A new one is requested.", "Subscription.status");
        return await TakeAsync(Guid.CreateVersion7(time.GetUtcNow()), sent, expected: null, caller, http);
    }

    public async Task<IResult> UpdateAsync(string id, HttpContext http)
    {
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, SubscriptionAnswer.Type, Access.Update);
        if (!Guid.TryParseExact(id, "D", out var known))
            throw FhirException.BusinessRule("An id is a UUID.", "Subscription.id");
        var expected = EntityTags.Expected(http.Request);
        if (EntityTags.ExpectsAny(http.Request)) await RequireKnownAsync(known, caller, http.RequestAborted);
        var sent = ResourceBody.Parse<FhirSubscription>(await RequestBody.ReadAsync(http.Request), id);
        return await TakeAsync(known, sent, expected, caller, http);
    }

    private async Task RequireKnownAsync(Guid id, SmartCaller caller, CancellationToken cancellation)
    {
        var key = Subscription.KeyOf(caller.ClientId, id);
        if (!await store.Subscriptions.AnyAsync(s => s.Key == key, cancellation)) throw EntityTags.NothingThere();
    }

    private async Task<FhirResult> TakeAsync(
        Guid id, FhirSubscription sent, long? expected, SmartCaller caller, HttpContext http)
    {
        var baseUrl = address.Fhir(http.Request);
        var request = new SubscriptionReader(new Findings(), baseUrl, channels, time).Read(sent);
        await RequireReachAsync(request.Topic, caller, http.RequestAborted);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var answer = await TryTakeAsync(id, request, expected, baseUrl, caller, http.RequestAborted);
                signal.Set();
                return answer;
            }
            catch (DbUpdateException exception) when (attempt < Attempts && StoreFaults.IsConflict(exception))
            {
                store.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>
    /// What is told later is what the client's registration reaches: a token that reaches less must not get more by it.
    /// </summary>
    private async Task RequireReachAsync(
        SubscriptionTopic topic, SmartCaller caller, CancellationToken cancellation)
    {
        var scope = await store.Clients.Where(client => client.Id == caller.ClientId)
            .Select(client => client.Scope).SingleAsync(cancellation);
        var registered = SmartScopes.Parse(scope)!;
        var beyond = topic.Triggers.Select(trigger => trigger.Type)
            .Where(type => caller.Scopes.ReachLess(registered, type, Access.Read)).ToList();
        if (beyond.Count == 0) return;
        throw FhirException.BusinessRule(
            $"Your client may read {string.Join(", ", beyond)}, and this token less of it: ask for a token that may.",
            "Subscription.criteria");
    }

    private async Task<FhirResult> TryTakeAsync(
        Guid id,
        SubscriptionRequest request,
        long? expected,
        string baseUrl,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        var key = Subscription.KeyOf(caller.ClientId, id);
        var known = await store.Subscriptions.SingleOrDefaultAsync(s => s.Key == key, cancellation);
        if (known is null && expected is { } missing) throw new StaleVersionException(missing, actual: 0);
        if (known is null) return await CreateAsync(id, request, baseUrl, caller, cancellation);

        if (expected is { } version && version != known.Version)
            throw new StaleVersionException(version, known.Version);
        Change(known, request, baseUrl);
        await store.SaveChangesAsync(cancellation);
        return SubscriptionAnswer.Of(StatusCodes.Status200OK, known);
    }

    private async Task<FhirResult> CreateAsync(
        Guid id, SubscriptionRequest request, string baseUrl, SmartCaller caller, CancellationToken cancellation)
    {
        Scopes.Require(caller, SubscriptionAnswer.Type, Access.Create);
        if (request.IsOff) throw FhirException.BusinessRule("A new one is requested.", "Subscription.status");
        var others = await store.Subscriptions.CountAsync(s => s.ClientId == caller.ClientId, cancellation);
        if (others >= settings.MostPerClient)
            throw FhirException.BusinessRule($"A client has at most {settings.MostPerClient}.", "Subscription");
        var secrets = new ChannelSecrets(request.Headers ?? [], request.SigningKey ?? WebhookSignature.NewKey());
        var subscription = Subscription.Create(
            caller.ClientId, id, request.Topic.Code, request.Terms, Seal(secrets), baseUrl, time.Now());
        store.Subscriptions.Add(subscription);
        await store.SaveChangesAsync(cancellation);
        return SubscriptionAnswer.Of(
            StatusCodes.Status201Created, subscription, request.SigningKey is null ? secrets.SigningKey : null);
    }

    private void Change(Subscription known, SubscriptionRequest request, string baseUrl)
    {
        var isSame = known.Topic == request.Topic.Code && known.Terms.IsSameAs(request.Terms)
            && request.Headers is null && request.SigningKey is null;
        var isBegunAgain = !request.IsOff && known.Status is (SubscriptionStatus.Error or SubscriptionStatus.Off);
        if (!isSame || isBegunAgain)
        {
            var kept = seal.Open<ChannelSecrets>(known.Secrets);
            var secrets = new ChannelSecrets(request.Headers ?? kept.Headers, request.SigningKey ?? kept.SigningKey);
            known.Replace(request.Topic.Code, request.Terms, Seal(secrets), baseUrl, time.Now());
        }
        if (request.IsOff && known.IsWanted) known.TurnOff(fault: null, time.Now());
    }

    private SealedContent Seal(ChannelSecrets secrets) => seal.Seal(secrets);
}
