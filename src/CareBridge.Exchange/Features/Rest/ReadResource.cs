using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Rest;

/// <summary><c>GET /fhir/{type}/{id}</c>.</summary>
internal sealed class ReadResource(ExchangeDbContext store, Permits permits, StopNotices stops, PublicAddress address)
{
    public async Task<IResult> HandleAsync(string name, string id, HttpContext http)
    {
        var type = ServedTypes.Require(name);
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, type, Access.Read);
        if (!Guid.TryParse(id, out var resourceId)) throw FhirException.NotFound();
        return await DiscloseAsync(type, resourceId, caller, http);
    }

    /// <exception cref="FhirException">There is none, or none that the caller may see now.</exception>
    public async Task<FhirResult> DiscloseAsync(ServedType type, Guid id, SmartCaller caller, HttpContext http)
    {
        var cancellation = http.RequestAborted;
        var rows = await store.WithBodies(store.For(caller.OrganizationId, type).Where(head => head.Id == id))
            .ToListAsync(cancellation);
        var candidates = await store.CandidatesAsync(type, caller.OrganizationId, rows, cancellation);
        var opening = await permits.OpenAsync(permits.NewDisclosure(), type, caller, candidates, cancellation);
        if (opening.Items.Count == 0) opening = await stops.FindAsync(type, id, caller, cancellation);
        if (opening.Items is not [{ Content: var resource }]) throw FhirException.NotFound();
        return new FhirResult(StatusCodes.Status200OK, resource.Body)
        {
            Version = resource.Head.Version,
            LastModified = resource.Head.LastUpdated,
            Headers = Notice.Headers(address.Fhir(http.Request), opening),
        };
    }
}
