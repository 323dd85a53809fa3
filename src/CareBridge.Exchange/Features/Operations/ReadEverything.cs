using System.Globalization;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Searching;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Operations;

/// <summary>
/// <c>Patient/{id}/$everything</c>: what the client may see of a person, type by type, each in the order in which it
/// arrived, so that what arrives meanwhile comes on a later page. Somebody of whom it may see nothing does not exist.
/// </summary>
internal sealed class ReadEverything(
    ExchangeDbContext store,
    SearchGate gate,
    Permits permits,
    VisiblePatients patients,
    PageCursors cursors,
    Positions positions,
    PublicAddress address)
{
    /// <summary>Resources looked at in one go where dates narrow them.</summary>
    private const int Window = 200;

    public Task<IResult> ByQueryAsync(string id, HttpContext http) =>
        HandleAsync(id, [.. OperationParameters.ByQuery(http.Request)], http);

    public async Task<IResult> ByBodyAsync(string id, HttpContext http) =>
        await HandleAsync(id, [.. await OperationParameters.ByBodyAsync(http.Request)], http);

    private async Task<IResult> HandleAsync(
        string id, IReadOnlyList<KeyValuePair<string, string>> given, HttpContext http)
    {
        var cancellation = http.RequestAborted;
        var caller = SmartCaller.From(http.User);
        var patient = ServedTypes.Require(ServedTypes.Patient);
        Scopes.Require(caller, patient, Access.Read);
        if (!Guid.TryParse(id, out var participant)) throw FhirException.NotFound();
        var of = $"Patient/{participant}/$everything";
        var cursor = SearchInput.Cursor(given) is { } link ? cursors.Open(link, of, caller.ClientId) : null;
        var request = EverythingRequest.Parse(cursor?.Used ?? given, caller, Negotiation.IsStrict(http.Request));
        var place = cursor is { After.Keys: [var type, var position] }
            ? new EverythingPlace(type, long.Parse(position, CultureInfo.InvariantCulture))
            : null;

        var person = await patients.FindAsync(participant, caller, cancellation) ?? throw FhirException.NotFound();
        var found = await FindAsync(person, request, place, caller, cancellation);
        var hasMore = found.Count > request.Count;
        if (hasMore) found.RemoveAt(request.Count);
        var bundleId = permits.NewDisclosure();
        var opening = await permits.OpenAsync(bundleId, patient, caller, found, cancellation);
        // That there is nothing of what was asked for says that there is something, and that it may be seen.
        var isSeen = found.Count > 0
            ? opening.Items.Count > 0
            : (await permits.OpenCountAsync(bundleId, caller, [person], cancellation)).Items.Count > 0;
        // Revoked since it was decided on a moment ago.
        if (!isSeen) throw FhirException.NotFound();
        var baseUrl = address.Fhir(http.Request);
        var self = $"{baseUrl}/{of}{SearchPage.Query(request.Used)}";
        var bundle = OperationBundle.Of(bundleId, baseUrl, opening) with
        {
            Links = hasMore
                ? [("self", self), ("next", $"{baseUrl}/{of}?_cursor={Seal(found[^1].Head)}")]
                : [("self", self)],
        };
        return new FhirResult(StatusCodes.Status200OK, BundleWriter.Write(bundle));

        string Seal(ResourceHead last) => cursors.Seal(new Cursor(
            of,
            caller.ClientId,
            request.Used,
            new Place([last.Type, last.Position.ToString(CultureInfo.InvariantCulture)]),
            cursor?.AsOf ?? positions.Next()));
    }

    /// <summary>The page, and one resource more if there is one.</summary>
    private async Task<List<Candidate>> FindAsync(
        Person person,
        EverythingRequest request,
        EverythingPlace? place,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        var found = new List<Candidate>();
        var types = request.Types.SkipWhile(type => place is not null && type.Name != place.Type);
        foreach (var type in types)
        {
            var position = type.Name == place?.Type ? place.Position : long.MinValue;
            int count;
            do
            {
                var take = request.Dates.AreOpen ? request.Count + 1 - found.Count : Window;
                var heads = gate.Narrow(type, store.For(caller, type, Access.Read), [person])
                    .Where(head => head.Position > position);
                if (request.Since is { } since) heads = heads.Where(head => head.Arrived > since);
                var rows = await heads.OrderBy(head => head.Position).Take(take).ToListAsync(cancellation);
                found.AddRange(await store.CandidatesAsync(
                    type,
                    caller.OrganizationId,
                    [.. rows.Where(row => request.Dates.Cover(row.Body)).Take(request.Count + 1 - found.Count)],
                    cancellation));
                if (found.Count > request.Count) return found;
                count = rows.Count == take ? take : 0;
                if (count > 0) position = rows[^1].Position;
            }
            while (count > 0);
        }
        return found;
    }

    /// <summary>The last resource of a page.</summary>
    private sealed record EverythingPlace(string Type, long Position);
}
