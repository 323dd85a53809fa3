using System.Globalization;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Searching;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Disclosures;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>
/// <c>GET /fhir/{type}/{id}/_history</c> and <c>/fhir/{type}/_history</c>: the versions that came to be seen here, last
/// first. All versions of a resource are shown or withheld with it: consent is to what is told of somebody, not to when
/// it was written.
/// </summary>
internal sealed class ReadHistory(
    ExchangeDbContext store,
    SearchGate gate,
    Permits permits,
    PageCursors cursors,
    Positions positions,
    PublicAddress address)
{
    public async Task<IResult> HandleAsync(string name, string? id, HttpContext http)
    {
        var type = ServedTypes.Require(name);
        var caller = SmartCaller.From(http.User);
        var access = id is null ? Access.Search : Access.Read;
        Scopes.Require(caller, type, access);
        var of = id is null ? $"{name}/_history" : $"{name}/{id}/_history";
        var cursor = http.Request.Query["_cursor"].FirstOrDefault() is { } link
            ? cursors.Open(link, of, caller.ClientId)
            : null;
        var used = cursor?.Used ?? [.. http.Request.Query.Select(p => KeyValuePair.Create(p.Key, $"{p.Value}"))];
        var terms = HistoryTerms.Read(used, Negotiation.IsStrict(http.Request));

        var heads = store.For(caller, type, access);
        if (id is null) heads = store.PointedAt(heads, type, caller.OrganizationId);
        else if (Guid.TryParse(id, out var one)) heads = heads.Where(head => head.Id == one);
        else throw FhirException.NotFound();

        var walk = new Walk(
            type, store.VersionsOf(heads, caller.OrganizationId), terms, Position(cursor), caller);
        var versions = id is null
            ? await ScanAsync(walk, http.RequestAborted)
            : await TakeAsync(walk, http.RequestAborted);
        if (id is not null && cursor is null && versions.Opening.Items.Count == 0 && terms.Since is null)
            throw FhirException.NotFound();

        var baseUrl = address.Fhir(http.Request);
        var here = $"{baseUrl}/{of}";
        var self = here + SearchPage.Query(used.Where(parameter => parameter.Key is "_count" or "_since"));
        return new FhirResult(
            StatusCodes.Status200OK,
            BundleWriter.Write(HistoryPage.Of(permits.NewDisclosure(), baseUrl, versions.Opening, terms.Ignored) with
            {
                Links = versions.Next is { } position
                    ? [("self", self), ("next", $"{here}?_cursor={Seal(position)}")]
                    : [("self", self)],
            }));

        string Seal(long position) => cursors.Seal(new Cursor(
            of,
            caller.ClientId,
            used,
            new Place([position.ToString(CultureInfo.InvariantCulture)]),
            cursor?.AsOf ?? positions.Next()));
    }

    private static long Position(Cursor? cursor) => cursor is { After.Keys: [var position] }
        ? long.Parse(position, CultureInfo.InvariantCulture)
        : long.MaxValue;

    /// <summary>Of one resource: either all of its versions may be seen, or none.</summary>
    private async Task<Versions> TakeAsync(Walk walk, CancellationToken cancellation)
    {
        var rows = await TakeAsync(walk, walk.Before, walk.Terms.Count + 1, cancellation);
        var hasMore = rows.Count > walk.Terms.Count;
        if (hasMore) rows.RemoveAt(walk.Terms.Count);
        var candidates = await store.CandidatesAsync(walk.Type, walk.Caller.OrganizationId, rows, cancellation);
        return await OpenAsync(walk, candidates, hasMore, cancellation);
    }

    private async Task<Versions> ScanAsync(Walk walk, CancellationToken cancellation)
    {
        var candidates = await gate.ScanAsync(
            walk.Type,
            last => TakeAsync(walk, last?.Arrived ?? walk.Before, SearchGate.Window, cancellation),
            walk.Terms.Count + 1,
            walk.Caller,
            cancellation);
        var hasMore = candidates.Count > walk.Terms.Count;
        if (hasMore) candidates.RemoveAt(walk.Terms.Count);
        return await OpenAsync(walk, candidates, hasMore, cancellation);
    }

    private async Task<Versions> OpenAsync(
        Walk walk, IReadOnlyList<Candidate> candidates, bool hasMore, CancellationToken cancellation)
    {
        var opening = await permits.OpenAsync(
            permits.NewDisclosure(), walk.Type, walk.Caller, candidates, cancellation);
        return new Versions(opening, hasMore && opening.Items.Count > 0 ? candidates[^1].Head.Arrived : null);
    }

    private static async Task<List<ResourceHead>> TakeAsync(
        Walk walk, long before, int count, CancellationToken cancellation)
    {
        var versions = walk.Versions.Where(version => version.Arrived < before);
        if (walk.Terms.Since is { } since) versions = versions.Where(version => version.Arrived >= since);
        return await versions.OrderByDescending(version => version.Arrived).Take(count).ToListAsync(cancellation);
    }

    /// <summary>Through which versions, and from where.</summary>
    private sealed record Walk(
        ServedType Type, IQueryable<ResourceHead> Versions, HistoryTerms Terms, long Before, SmartCaller Caller);

    private sealed record Versions(Opening<Candidate> Opening, long? Next);
}
