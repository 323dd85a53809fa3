using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>
/// <c>GET /fhir/{type}?…</c> and <c>POST /fhir/{type}/_search</c>: newest first unless sorted, page by page.
/// </summary>
internal sealed class SearchResources(
    ExchangeDbContext store,
    Matching matching,
    SearchGate gate,
    Permits permits,
    Included included,
    StopNotices stops,
    PageCursors cursors,
    Positions positions,
    PublicAddress address,
    TimeProvider time)
{
    public async Task<IResult> HandleAsync(string name, HttpContext http)
    {
        var type = ServedTypes.Require(name);
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, type, Access.Search);
        var given = await SearchInput.ReadAsync(http.Request);
        var cursor = SearchInput.Cursor(given) is { } link ? cursors.Open(link, name, caller.ClientId) : null;
        var request = SearchRequest.Parse(type, cursor?.Used ?? given, Negotiation.IsStrict(http.Request));
        var bundle = await permits.WhileFreshAsync(
            () => SearchAsync(request, cursor, caller, address.Fhir(http.Request), http.RequestAborted),
            http.RequestAborted);
        return new FhirResult(StatusCodes.Status200OK, bundle);
    }

    private async Task<ReadOnlyMemory<byte>> SearchAsync(
        SearchRequest request, Cursor? cursor, SmartCaller caller, string baseUrl, CancellationToken cancellation)
    {
        var query = request.Query;
        var context = new SearchContext(baseUrl, store.PatientIdentifiers, time.GetUtcNow());
        var matches = await matching.FindAsync(query, caller, context, cancellation);
        var heads = matches.Heads;
        var bundleId = permits.NewDisclosure();
        var counts = request.IsCountOnly || request.WantsTotal;
        var narrows = query.Type.NeedsPermit && query.NarrowsBeforehand;
        var people = narrows ? await gate.PermittedAsync(query, heads, caller, cancellation) : [];
        var count = counts
            ? await gate.CountAsync(query.Type, heads, people, caller, bundleId, cancellation)
            : null;
        if (narrows) heads = gate.Narrow(query.Type, heads, people);

        var start = new Start(heads, cursor?.AsOf ?? positions.Next(), cursor?.After, caller);
        var page = request.IsCountOnly
            ? new Page([], Accompaniment: null, Next: null)
            : await DiscloseAsync(bundleId, request, start, cancellation);
        var notices = await stops.FindAsync(request, page.Disclosed, caller, cancellation);
        var extras = await included.FindAsync(request.Inclusions, page.Disclosed, caller, cancellation);
        var told = counts
            ? people.Select(person => person.Id)
            : page.Disclosed.Select(match => match.Content.Head.ParticipantId).OfType<Guid>();
        var followed = query.TellsOfOthers
            ? await FollowAsync(bundleId, query, matches.Followed, told.ToHashSet(), caller, cancellation)
            : new Opening<Person>([], Accompaniment: null);
        var accompaniment = new[]
        {
            count?.Accompaniment, page.Accompaniment, extras.Accompaniment, followed.Accompaniment,
        }.Aggregate(Accompaniment.Join);
        var bundle = SearchPage.Of(
            bundleId, request, baseUrl, [.. page.Disclosed, .. notices], extras.Items, accompaniment);
        return BundleWriter.Write(bundle with
        {
            IsPart2 = bundle.IsPart2 || followed.Items.Count > 0,
            Total = count?.Total + notices.Count,
            Links = SearchPage.Links(request, baseUrl, page.Next is { } after
                ? cursors.Seal(new Cursor(query.Type.Name, caller.ClientId, request.Used, after, start.AsOf))
                : null),
        });
    }

    /// <summary>
    /// What the matches tell besides themselves is a disclosure too, and on record; whether there is anything to ask
    /// about or not, it is one question.
    /// </summary>
    /// <param name="told">Of what is about people, of whom.</param>
    /// <exception cref="UnavailableException">Some of it has been revoked since it was found.</exception>
    private async Task<Opening<Person>> FollowAsync(
        Guid bundleId,
        SearchQuery query,
        IReadOnlyList<Person> followed,
        HashSet<Guid> told,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        var people = followed.Where(person => !query.Type.NeedsPermit || told.Contains(person.Id)).ToList();
        var opening = await permits.OpenCountAsync(bundleId, caller, people, cancellation);
        return opening.Items.Count == people.Count ? opening : throw new UnavailableException("consent");
    }

    private async Task<Page> DiscloseAsync(
        Guid bundleId, SearchRequest request, Start start, CancellationToken cancellation)
    {
        var type = request.Query.Type;
        var ordering = new Ordering(store, request.Sort, start.AsOf);
        var rows = await ordering.TakeAsync(
            type.Name, start.Heads, start.After, request.Count + 1, cancellation);
        var hasMore = rows.Count > request.Count;
        if (hasMore) rows.RemoveAt(request.Count);
        var candidates = await store.CandidatesAsync(type, start.Caller.OrganizationId, rows, cancellation);
        var opening = await permits.OpenAsync(bundleId, type, start.Caller, candidates, cancellation);
        var page = new Page(
            opening.Items,
            opening.Accompaniment,
            hasMore ? await ordering.PlaceOfAsync(rows[^1], cancellation) : null);
        return hasMore && !request.Query.NarrowsBeforehand
            ? await FillAsync(page, request, start, ordering, cancellation)
            : page;
    }

    /// <summary>What follows takes the places of what was withheld, and the page goes on only if more does.</summary>
    private async Task<Page> FillAsync(
        Page page, SearchRequest request, Start start, Ordering ordering, CancellationToken cancellation)
    {
        var (type, caller) = (request.Query.Type, start.Caller);
        var missing = request.Count - page.Disclosed.Count;
        var more = await gate.NextAsync(
            type, start.Heads, ordering, page.Next, missing + 1, caller, cancellation);
        if (missing == 0) return page with { Next = more.Count > 0 ? page.Next : null };
        var filling = more.Take(missing).ToList();
        var opening = await permits.OpenAsync(permits.NewDisclosure(), type, caller, filling, cancellation);
        return new Page(
            [.. page.Disclosed, .. opening.Items],
            Accompaniment.Join(page.Accompaniment, opening.Accompaniment),
            more.Count > missing ? await ordering.PlaceOfAsync(filling[^1].Head, cancellation) : null);
    }

    /// <summary>Among what the page is cut, and where.</summary>
    private sealed record Start(IQueryable<ResourceHead> Heads, long AsOf, Place? After, SmartCaller Caller);

    private sealed record Page(
        IReadOnlyList<Disclosed<Candidate>> Disclosed, Accompaniment? Accompaniment, Place? Next);
}
