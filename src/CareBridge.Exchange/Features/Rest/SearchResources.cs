using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
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
        int? total = request.IsCountOnly || request.WantsTotal
            ? await gate.CountAsync(type, heads, request, caller, cancellation)
            : null;
        var disclosureId = permits.NewDisclosure();
        var page = request.IsCountOnly
            ? new Page([], Next: null)
            : await DiscloseAsync(disclosureId, type, heads, request, caller, cancellation);
        var notices = request.IsCountOnly
            ? []
            : await stops.FindAsync(type, request, page.Disclosed, caller, cancellation);
        return new FhirResult(StatusCodes.Status200OK, new BundleWriter(baseUrl, type, request).Write(
            disclosureId,
            [.. page.Disclosed, .. notices],
            total + notices.Count,
            page.Next is { } last ? cursors.After(last) : null));
    }

    private async Task<Page> DiscloseAsync(
        Guid disclosureId,
        ServedType type,
        IQueryable<ResourceHead> heads,
        SearchRequest request,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        var rest = await gate.NarrowAsync(type, heads, request, caller, cancellation);
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
        var disclosed = await permits.AuthorizeAsync(disclosureId, caller, candidates, cancellation);
        if (!hasMore) return new Page(disclosed, Next: null);
        var end = rows[^1].Head.Position;
        return type.Audience is Audience.Recipient or Audience.Recipients
            ? await FillAsync(new Page(disclosed, end), type, rest, request, caller, cancellation)
            : new Page(disclosed, end);
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
        return new Page(
            [
                .. page.Disclosed,
                .. await permits.AuthorizeAsync(permits.NewDisclosure(), caller, filling, cancellation),
            ],
            more.Count > missing ? filling[^1].Head.Position : null);
    }

    private sealed record Page(IReadOnlyList<Disclosed> Disclosed, long? Next);
}
