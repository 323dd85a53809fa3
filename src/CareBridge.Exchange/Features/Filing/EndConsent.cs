using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Features.Writing;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>
/// Hands in a revocation that a participant gave to an organization which the consent names. Answered with what is left
/// of the consent for that organization: that it has ended.
/// </summary>
internal sealed class EndConsent(
    ExchangeDbContext store,
    WritingDesk desk,
    IConsentFilings filings,
    ProjectConsent projection,
    PublicAddress address)
{
    /// <summary>What a revocation says, and what the server writes over anyway.</summary>
    private static readonly List<string> Open = ["id", "meta", "language", "text", "status", "extension"];

    public async Task<IResult> EndAsync(
        Guid id, FhirConsent resource, long? expected, SmartCaller caller, HttpContext http)
    {
        var (cancellation, baseUrl) = (http.RequestAborted, address.Fhir(http.Request));
        var current = await FindAsync(id, caller, cancellation);
        // A question whose answer was lost on the way is asked again, and is then not stale but done. Of what has ended
        // nothing can be changed any more, so nothing is held against it.
        var hasEnded = StopNotices.HasEnded(current);
        if (expected is { } version && version != current.Version
            && !(hasEnded && version == current.Version - 1))
            throw new StaleVersionException(version, current.Version);
        if (!hasEnded)
        {
            // What may not be read is refused whatever it says.
            var shown = await desk.OpenAsync(
                ServedTypes.Require(ServedTypes.Consent), id, caller, cancellation);
            Unchanged.Require(resource, FhirJson.Read(shown?.Body ?? StopNotices.Write(current)), Open, baseUrl);
        }
        var findings = new Findings();
        var revocation = new RevocationReader(findings, baseUrl).Read(resource.Extension);
        findings.ThrowIfAny();

        var question = new FileRevocation(
            id, caller.OrganizationId, caller.ClientId, revocation.Manner, revocation.ReceivedAt);
        var ended = await Owner.AskAsync(
            ServedTypes.Consent,
            field => field == "receivedAt" ? revocation.ReceivedPath : ServedTypes.Consent,
            () => filings.RevokeAsync(question, cancellation));
        await desk.ProjectAsync(projection, ended, cancellation);
        var left = await FindAsync(id, caller, cancellation);
        return new FhirResult(StatusCodes.Status200OK, StopNotices.Write(left))
        {
            Version = left.Version,
            LastModified = left.LastUpdated,
        };
    }

    /// <summary>The consent as it stands, if it was ever given and names the caller's organization.</summary>
    private async Task<ResourceHead> FindAsync(Guid id, SmartCaller caller, CancellationToken cancellation)
    {
        var named = store.Heads.AsNoTracking()
            .Where(head => head.Type == ServedTypes.Consent && head.Id == id && head.Visible)
            .Where(head => store.Parties.Any(party =>
                party.Type == head.Type && party.Id == head.Id && party.OrganizationId == caller.OrganizationId));
        return await named.SingleOrDefaultAsync(cancellation) ?? throw FhirException.NotFound();
    }
}
