using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Disclosures;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Rest;

/// <summary><c>GET /fhir/{type}?…</c>: newest first, page by page.</summary>
internal sealed class SearchResources(
    ExchangeDbContext store,
    SearchGate gate,
    Permits permits,
    StopNotices stops,
    PageCursors cursors,
    PublicAddress address)
{
    public async Task<IResult> HandleAsync(string name, HttpContext http)
    {
        var cancellation = http.RequestAborted;
        var type = ServedTypes.Require(name);
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, type, Access.Search);
        var baseUrl = address.Fhir(http.Request);
        var request = SearchRequest.Parse(type, http.Request, new SearchContext(baseUrl, store.PatientIdentifiers));

        var heads = request.Conditions.Aggregate(
            store.For(caller.OrganizationId, type), (narrowed, condition) => narrowed.Where(condition));
        var bundleId = permits.NewDisclosure();
        var counts = request.IsCountOnly || request.WantsTotal;
        var narrows = type.NeedsPermit && SearchGate.Narrows(type, request);
        var people = narrows ? await gate.PermittedAsync(type, heads, request, caller, cancellation) : [];
        var count = counts ? await gate.CountAsync(type, heads, people, caller, bundleId, cancellation) : null;
        if (narrows) heads = gate.Narrow(type, heads, people);
        var page = request.IsCountOnly
            ? new Page([], Accompaniment: null, Next: null)
            : await DiscloseAsync(bundleId, type, heads, request, caller, cancellation);
        var notices = await stops.FindAsync(type, request, page.Disclosed, caller, cancellation);
        var accompaniment = Accompaniment.Join(count?.Accompaniment, page.Accompaniment);
        return new FhirResult(StatusCodes.Status200OK, new BundleWriter(baseUrl, type, request).Write(
            bundleId,
            [.. page.Disclosed, .. notices],
            accompaniment,
            count?.Total + notices.Count,
            page.Next is { } last ? cursors.After(last) : null));
    }

    private async Task<Page> DiscloseAsync(
        Guid bundleId,
        ServedType type,
        IQueryable<ResourceHead> rest,
        SearchRequest request,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        if (request.Cursor is { } cursor)
        {
            var position = cursors.Position(cursor);
            rest = rest.Where(head => head.Position < position);
        }
        var rows = await store.WithBodies(rest)
            .OrderByDescending(row => row.Head.Position).Take(request.Count + 1).ToListAsync(cancellation);
        var hasMore = rows.Count > request.Count;
        if (hasMore) rows.RemoveAt(request.Count);
        var candidates = await store.CandidatesAsync(type, caller.OrganizationId, rows, cancellation);
        var opening = await permits.OpenAsync(bundleId, type, caller, candidates, cancellation);
        var page = new Page(opening.Items, opening.Accompaniment, hasMore ? rows[^1].Head.Position : null);
        return hasMore && !SearchGate.Narrows(type, request)
            ? await FillAsync(page, type, rest, request, caller, cancellation)
            : page;
    }

    /// <summary>What follows takes the places of what was withheld, and the page goes on only if more does.</summary>
    private async Task<Page> FillAsync(
        Page page,
        ServedType type,
        IQueryable<ResourceHead> rest,
        SearchRequest request,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        var missing = request.Count - page.Disclosed.Count;
        var more = await gate.NextAsync(type, rest, page.Next!.Value, missing + 1, caller, cancellation);
        if (missing == 0) return page with { Next = more.Count > 0 ? page.Next : null };
        var filling = more.Take(missing).ToList();
        var opening = await permits.OpenAsync(permits.NewDisclosure(), type, caller, filling, cancellation);
        return new Page(
            [.. page.Disclosed, .. opening.Items],
            Accompaniment.Join(page.Accompaniment, opening.Accompaniment),
            more.Count > missing ? filling[^1].Head.Position : null);
    }

    private sealed record Page(
        IReadOnlyList<Disclosed<Candidate>> Disclosed, Accompaniment? Accompaniment, long? Next);
}
