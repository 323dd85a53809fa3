using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
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
    Permits permits,
    IConsentFilings filings,
    ProjectConsent projection,
    ProjectAtOnce atOnce,
    TimeProvider time,
    PublicAddress address)
{
    /// <summary>What a revocation says, and what the server writes over anyway.</summary>
    private static readonly List<string> Open = ["id", "meta", "language", "text", "status", "extension"];

    public async Task<IResult> EndAsync(
        Guid id, FhirConsent resource, long? expected, SmartCaller caller, HttpContext http)
    {
        var (cancellation, baseUrl) = (http.RequestAborted, address.Fhir(http.Request));
        var current = await FindAsync(id, caller, cancellation);
        if (expected is { } version && version != current.Head.Version)
            throw new StaleVersionException(version, current.Head.Version);
        var shown = await MaySeeAsync(current, caller, cancellation) ? current.Body : StopNotices.Write(current);
        Unchanged.Require(resource, FhirJson.Read(shown), Open, baseUrl);
        var findings = new Findings();
        var (manner, receivedAt) = new RevocationReader(findings, baseUrl).Read(resource.Extension, time.Now());
        findings.ThrowIfAny();

        var ended = await AskAsync(
            new FileRevocation(id, caller.OrganizationId, caller.ClientId, manner, receivedAt), cancellation);
        await atOnce.ProjectAsync(projection, ended, cancellation);
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
    /// Whether the caller may read it now: an element that is refused when it differs tells what it is, and what may
    /// not be read is refused whatever it says.
    /// </summary>
    private async Task<bool> MaySeeAsync(HeadAndBody current, SmartCaller caller, CancellationToken cancellation)
    {
        var type = ServedTypes.Require(ServedTypes.Consent);
        var received = await store.WithBodies(
            store.For(caller, type, Access.Update).Where(head => head.Id == current.Head.Id)).ToListAsync(cancellation);
        var candidates = await store.CandidatesAsync(type, caller.OrganizationId, received, cancellation);
        return await permits.MayShowAsync(caller, candidates.SingleOrDefault(), cancellation);
    }

    private async Task<ConsentChanged> AskAsync(FileRevocation question, CancellationToken cancellation)
    {
        try
        {
            return await filings.RevokeAsync(question, cancellation);
        }
        catch (RefusedException refused)
        {
            throw FhirException.BusinessRule(refused.Message, "Consent.status");
        }
    }
}
