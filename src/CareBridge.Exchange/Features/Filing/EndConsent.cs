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
    Permits permits,
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
        var hasEnded = StopNotices.HasEnded(current.Head);
        if (expected is { } version && version != current.Head.Version
            && !(hasEnded && version == current.Head.Version - 1))
            throw new StaleVersionException(version, current.Head.Version);
        if (!hasEnded)
        {
            var shown = await ShowAsync(current, caller, cancellation);
            Unchanged.Require(resource, FhirJson.Read(shown), Open, baseUrl);
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
            Version = left.Head.Version,
            LastModified = left.Head.LastUpdated,
        };
    }

    /// <summary>The consent as it stands, if it was ever given and names the caller's organization.</summary>
    private async Task<HeadAndBody> FindAsync(Guid id, SmartCaller caller, CancellationToken cancellation)
    {
        var named = store.Heads.AsNoTracking()
            .Where(head => head.Type == ServedTypes.Consent && head.Id == id && head.Visible)
            .Where(head => store.Parties.Any(party =>
                party.Type == head.Type && party.Id == head.Id && party.OrganizationId == caller.OrganizationId));
        return await store.WithBodies(named).SingleOrDefaultAsync(cancellation) ?? throw FhirException.NotFound();
    }

    /// <summary>
    /// As much of it as the caller may read now, accounted for like what is read: an element that is refused when it
    /// differs tells what it is, and what may not be read is refused whatever it says.
    /// </summary>
    private async Task<byte[]> ShowAsync(HeadAndBody current, SmartCaller caller, CancellationToken cancellation)
    {
        var type = ServedTypes.Require(ServedTypes.Consent);
        var received = await store.WithBodies(
            store.For(caller, type, Access.Update).Where(head => head.Id == current.Head.Id)).ToListAsync(cancellation);
        var candidates = await store.CandidatesAsync(type, caller.OrganizationId, received, cancellation);
        var opening = await permits.OpenAsync(permits.NewDisclosure(), type, caller, candidates, cancellation);
        return opening.Items is [{ Content: var consent }] ? consent.Body : StopNotices.Write(current);
    }
}
