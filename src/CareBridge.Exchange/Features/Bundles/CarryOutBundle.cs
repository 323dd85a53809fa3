using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Exchange.Features.Bundles;

/// <summary><c>POST /fhir</c>: a batch, each of whose entries stands for itself, or a transaction.</summary>
internal sealed class CarryOutBundle(
    RunEntry run,
    RunTransaction transaction,
    FreshAnswers fresh,
    RateLimits limits,
    Permits permits,
    PublicAddress address)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var bundle = BundleRequest.Read(
            await RequestBody.ReadAsync(http.Request, BundleRequest.MostBytes), address.Fhir(http.Request));
        var caller = SmartCaller.From(http.User);
        if (limits.Refuse(caller.ClientId, bundle.Entries.Count - 1) is { } later) return later;
        // The frame tells of nobody; each entry has been held to the door by itself.
        permits.ShowNobody();
        if (!bundle.IsTransaction) return BundleAnswer.Of("batch-response", await RunAsync(bundle, http), permits);
        var (refusal, answers) = await transaction.RunAsync(bundle, http);
        if (refusal is not null) return refusal;
        await fresh.RefreshAsync(bundle, answers, http);
        return BundleAnswer.Of("transaction-response", answers, permits);
    }

    private async Task<FhirResult[]> RunAsync(BundleRequest bundle, HttpContext http)
    {
        var key = IdempotencyKey.Of(http.Request);
        var answers = new FhirResult[bundle.Entries.Count];
        await run.RunAsync(bundle.InOrder(), answers, http, entry => key is null ? null : KeyOf(entry, key));
        await fresh.RefreshAsync(bundle, answers, http);
        return answers;
    }

    /// <summary>One of the Bundle's key is enough for all its entries.</summary>
    private static string KeyOf(RequestEntry entry, string key) =>
        DerivedId.Of($"entry {entry.Index} under key {key}").ToString();
}
