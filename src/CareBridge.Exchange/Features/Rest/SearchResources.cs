using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Rest;

/// <summary><c>GET /fhir/{type}?…</c>: newest first, page by page.</summary>
internal sealed class SearchResources(
    ExchangeDbContext store, SearchGate gate, Permits permits, PageCursors cursors, PublicAddress address)
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
        var page = request.IsCountOnly
            ? new Page([], Next: null)
            : await FindAsync(type, heads, request, caller, cancellation);
        var disclosureId = permits.NewDisclosure();
        var disclosed = await permits.AuthorizeAsync(disclosureId, caller, page.Candidates, cancellation);
        return new FhirResult(StatusCodes.Status200OK, new BundleWriter(baseUrl, type, request).Write(
            disclosureId, disclosed, total, page.Next is { } last ? cursors.After(last) : null));
    }

    private async Task<Page> FindAsync(
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
        return new Page(candidates, hasMore ? rows[^1].Head.Position : null);
    }

    private sealed record Page(IReadOnlyList<Candidate> Candidates, long? Next);
}
