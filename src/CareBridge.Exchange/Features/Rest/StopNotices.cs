using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Searching;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Web;
using Microsoft.EntityFrameworkCore;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>
/// Tells a recipient that a consent has ended, which they would otherwise never learn: to whoever may no longer see it,
/// it does not exist. This passes without a permit because it tells nothing of anybody, and only an organization that
/// the consent named, and that knows its id, is told.
/// </summary>
internal sealed class StopNotices(ExchangeDbContext store, DisclosureDoor door)
{
    private static readonly string Ended = EnumCode.Of(FhirConsent.ConsentState.Inactive);

    /// <summary>Nothing when it has not ended, was never given, or did not name the caller's organization.</summary>
    public Task<Opening<Candidate>> FindAsync(
        ServedType type, Guid id, SmartCaller caller, CancellationToken cancellation) =>
        FindAsync(type, [id], caller, cancellation);

    /// <summary>
    /// For a search that names Consents by their ids and nothing else: a notice for each of them that has ended and is
    /// not among the matches. Any other condition would tell whether the consent meets it.
    /// </summary>
    public async Task<IReadOnlyList<Disclosed<Candidate>>> FindAsync(
        SearchRequest request,
        IReadOnlyList<Disclosed<Candidate>> matches,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        if (request.IsCountOnly || request.Query.OnlyIds is not { } ids || ids.Count > request.Count) return [];
        var missing = ids.Except(matches.Select(match => match.Content.Head.Id));
        return (await FindAsync(request.Query.Type, [.. missing], caller, cancellation)).Items;
    }

    private async Task<Opening<Candidate>> FindAsync(
        ServedType type, List<Guid> ids, SmartCaller caller, CancellationToken cancellation)
    {
        // A condition of the scope would tell whether the consent meets it.
        var isAsked = type.Name == ServedTypes.Consent && ids.Count > 0;
        if (!isAsked || !caller.Scopes.Allow(type.Name, Access.Read)) return door.ShowPublic<Candidate>([]);
        var consents = await store.For(caller, type, Access.Read)
            .Where(consent => ids.Contains(consent.Id) && consent.Status == Ended).ToListAsync(cancellation);
        return door.ShowPublic(consents.Select(consent => new Candidate(consent, Write(consent))));
    }

    public static bool HasEnded(ResourceHead consent) => consent.Status == Ended;

    /// <summary>What it says of the consent; when it ends is told only of one that has.</summary>
    public static byte[] Write(ResourceHead consent) => StopNoticeMapper.Write(
        consent.Id,
        consent.Version,
        consent.LastUpdated,
        HasEnded(consent) ? ((FhirConsent)FhirJson.Read(consent.Body)).Provision?.Period?.End : null);
}
