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
            type, store.VersionsOf(heads, caller.OrganizationId), terms, Mark.Of(cursor), caller);
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
                Links = versions.Next is { } last
                    ? [("self", self), ("next", $"{here}?_cursor={Seal(last)}")]
                    : [("self", self)],
            }));

        string Seal(Mark last) => cursors.Seal(
            new Cursor(of, caller.ClientId, used, last.ToPlace(), cursor?.AsOf ?? positions.Next()));
    }

    /// <summary>Of one resource: either all of its versions may be seen, or none.</summary>
    private async Task<Versions> TakeAsync(Walk walk, CancellationToken cancellation)
    {
        var rows = await TakeAsync(walk, walk.After, walk.Terms.Count + 1, cancellation);
        var hasMore = rows.Count > walk.Terms.Count;
        if (hasMore) rows.RemoveAt(walk.Terms.Count);
        var candidates = await store.CandidatesAsync(walk.Type, walk.Caller.OrganizationId, rows, cancellation);
        return await OpenAsync(walk, candidates, hasMore, cancellation);
    }

    private async Task<Versions> ScanAsync(Walk walk, CancellationToken cancellation)
    {
        var candidates = await gate.ScanAsync(
            walk.Type,
            last => TakeAsync(walk, last is null ? walk.After : Mark.Of(last), SearchGate.Window, cancellation),
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
        return new Versions(opening, hasMore && opening.Items.Count > 0 ? Mark.Of(candidates[^1].Head) : null);
    }

    private static async Task<List<ResourceHead>> TakeAsync(
        Walk walk, Mark after, int count, CancellationToken cancellation)
    {
        var (arrived, id, number) = after;
        var versions = walk.Versions.Where(version => version.Arrived <= arrived && (version.Arrived < arrived
            || version.Id.CompareTo(id) < 0 || (version.Id == id && version.Version < number)));
        if (walk.Terms.Since is { } since) versions = versions.Where(version => version.Arrived >= since);
        return await versions
            .OrderByDescending(version => version.Arrived)
            .ThenByDescending(version => version.Id)
            .ThenByDescending(version => version.Version)
            .Take(count).ToListAsync(cancellation);
    }

    /// <summary>Through which versions, and from where.</summary>
    private sealed record Walk(
        ServedType Type, IQueryable<ResourceHead> Versions, HistoryTerms Terms, Mark After, SmartCaller Caller);

    private sealed record Versions(Opening<Candidate> Opening, Mark? Next);

    /// <summary>A version, where a page ends: several instances may have counted the same arrival.</summary>
    private sealed record Mark(long Arrived, Guid Id, long Version)
    {
        private static readonly Mark Beginning = new(long.MaxValue, Guid.Empty, Version: 0);

        public static Mark Of(ResourceHead version) => new(version.Arrived, version.Id, version.Version);

        public static Mark Of(Cursor? cursor) => cursor is { After.Keys: [var arrived, var id, var version] }
            ? new Mark(Number(arrived), Guid.Parse(id), Number(version))
            : Beginning;

        public Place ToPlace() => new([Text(Arrived), $"{Id}", Text(Version)]);

        private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

        private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
