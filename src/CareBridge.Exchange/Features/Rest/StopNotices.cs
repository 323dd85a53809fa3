using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using Microsoft.EntityFrameworkCore;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>
/// Tells a recipient that a consent has ended, which they would otherwise never learn: to whoever may no longer see it,
/// it does not exist. This passes without a permit because it tells nothing of anybody, and only an organization that
/// the consent named, and that knows its id, is told.
/// </summary>
internal sealed class StopNotices(ExchangeDbContext store)
{
    private static readonly string Ended = Values.Code(FhirConsent.ConsentState.Inactive);

    /// <summary>Null when it has not ended, was never given, or did not name the caller's organization.</summary>
    public async Task<Disclosed?> FindAsync(
        ServedType type, Guid id, SmartCaller caller, CancellationToken cancellation) =>
        (await FindAsync(type, [id], caller, cancellation)).SingleOrDefault();

    /// <summary>
    /// For a search that names Consents by their ids and nothing else: a notice for each of them that has ended and is
    /// not among the matches. Any other condition would tell whether the consent meets it.
    /// </summary>
    public async Task<IReadOnlyList<Disclosed>> FindAsync(
        ServedType type,
        SearchRequest request,
        IReadOnlyList<Disclosed> matches,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        if (request.OnlyIds is not { } ids || ids.Count > request.Count) return [];
        return await FindAsync(
            type, [.. ids.Except(matches.Select(match => match.Head.Id))], caller, cancellation);
    }

    private async Task<IReadOnlyList<Disclosed>> FindAsync(
        ServedType type, List<Guid> ids, SmartCaller caller, CancellationToken cancellation)
    {
        if (type.Name != ServedTypes.Consent || ids.Count == 0) return [];
        var rows = await store
            .WithBodies(store.For(caller.OrganizationId, type).Where(h => ids.Contains(h.Id) && h.Status == Ended))
            .ToListAsync(cancellation);
        return [.. rows.Select(row => new Disclosed(row.Head, Write(row), []))];
    }

    private static byte[] Write(HeadAndBody row) => StopNoticeMapper.Write(
        row.Head.Id,
        row.Head.Version,
        row.Head.LastUpdated,
        ((FhirConsent)FhirJson.Read(row.Body)).Provision?.Period?.End);
}
