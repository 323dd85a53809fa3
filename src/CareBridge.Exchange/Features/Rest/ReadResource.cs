using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Searching;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Disclosures;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Rest;

/// <summary><c>GET /fhir/{type}/{id}</c> and <c>…/_history/{version}</c>.</summary>
internal sealed class ReadResource(
    ExchangeDbContext store, CurrentVersions current, Permits permits, StopNotices stops, PublicAddress address)
{
    public async Task<IResult> HandleAsync(string name, string id, HttpContext http)
    {
        var (type, caller) = Authorize(name, http);
        return FileOr(await DiscloseAsync(type, Parse(id), caller, Access.Read, http), http);
    }

    public async Task<IResult> HandleVersionAsync(string name, string id, string version, HttpContext http)
    {
        var (type, caller) = Authorize(name, http);
        var resourceId = Parse(id);
        if (!long.TryParse(version, out var number)) throw FhirException.NotFound();
        var heads = store.For(caller, type, Access.Read).Where(head => head.Id == resourceId);
        var versions = await store.VersionsOf(heads, caller.OrganizationId)
            .Where(wanted => wanted.Version == number).ToListAsync(http.RequestAborted);
        var candidates = await store.CandidatesAsync(
            type, caller.OrganizationId, versions, http.RequestAborted);
        return FileOr(Show(await OpenAsync(type, caller, candidates, http), http), http);
    }

    /// <exception cref="FhirException">There is none, or none that the caller may see now.</exception>
    public async Task<FhirResult> DiscloseAsync(
        ServedType type, Guid id, SmartCaller caller, Access access, HttpContext http)
    {
        var cancellation = http.RequestAborted;
        var opening = await OpenAsync(type, caller, await FindAsync(type, id, caller, access, cancellation), http);
        if (opening.Items.Count == 0) opening = await stops.FindAsync(type, id, caller, cancellation);
        return Show(opening, http);
    }

    private async Task<IReadOnlyList<Candidate>> FindAsync(
        ServedType type, Guid id, SmartCaller caller, Access access, CancellationToken cancellation)
    {
        if (caller.Scopes.Allow(type.Name, access))
            return await current.FindAsync(type, caller.OrganizationId, id, cancellation) is { } found ? [found] : [];
        var heads = await store.For(caller, type, access).Where(head => head.Id == id).ToListAsync(cancellation);
        return await store.CandidatesAsync(type, caller.OrganizationId, heads, cancellation);
    }

    private static FhirResult FileOr(FhirResult resource, HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<ServesFiles>() is not null && Negotiation.WantsFile(http.Request)
            ? BinaryFile.Of(resource)
            : resource;

    private static (ServedType Type, SmartCaller Caller) Authorize(string name, HttpContext http)
    {
        var type = ServedTypes.Require(name);
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, type, Access.Read);
        RequireShape(http);
        return (type, caller);
    }

    /// <summary>What cannot be meant is refused before anything is done or on record.</summary>
    /// <exception cref="FhirException">It asks for a part that there is not.</exception>
    public static void RequireShape(HttpContext http) => Shape(http);

    private static ResultShape Shape(HttpContext http) => ResultShape.Of(
        http.Request.Query["_summary"].FirstOrDefault(), http.Request.Query["_elements"].FirstOrDefault());

    private static Guid Parse(string id) =>
        Guid.TryParse(id, out var parsed) ? parsed : throw FhirException.NotFound();

    private Task<Opening<Candidate>> OpenAsync(
        ServedType type, SmartCaller caller, IReadOnlyList<Candidate> candidates, HttpContext http) =>
        permits.OpenAsync(permits.NewDisclosure(), type, caller, candidates, http.RequestAborted);

    private FhirResult Show(Opening<Candidate> opening, HttpContext http)
    {
        if (opening.Items is not [{ Content: var resource }]) throw FhirException.NotFound();
        return new FhirResult(StatusCodes.Status200OK, Shape(http).Apply(resource.Head.Type, resource.Body))
        {
            Version = resource.Head.Version,
            LastModified = resource.Head.LastUpdated,
            Headers = Notice.Headers(address.Fhir(http.Request), opening),
            Accompanying = () => [.. Notice.Issues(opening.Accompaniment, opening.Items)],
        };
    }
}
