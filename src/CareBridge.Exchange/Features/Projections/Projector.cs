using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Subscriptions;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Storage;
using Hl7.Fhir.Model;
using Microsoft.EntityFrameworkCore;
using Task = System.Threading.Tasks.Task;

namespace CareBridge.Exchange.Features.Projections;

/// <summary>
/// Takes a version of a resource into the store; saves nothing. A version that is there already changes nothing, and an
/// older one that comes late is kept without becoming current, so messages may come twice and in any order.
/// </summary>
internal sealed class Projector(
    ExchangeDbContext store, Indexer indexer, PatientNumbers numbers, Positions positions, TopicEvents topics)
{
    public Task TakeAsync(Projection projection, CancellationToken cancellation) =>
        TakeAsync([projection], cancellation);

    /// <summary>What comes together: what there is of it already is read together, too.</summary>
    public async Task TakeAsync(IReadOnlyList<Projection> projections, CancellationToken cancellation)
    {
        var current = await ReadAsync([.. projections.SelectMany(Keys)], cancellation);
        foreach (var projection in projections)
        {
            if (await KeepAsync(projection, current, cancellation) is not { } arrived || !TellsProvenance(projection))
                continue;
            var provenance = ProvenanceMapper.Map(projection, Positions.ToTime(arrived));
            await KeepAsync(provenance, current, cancellation);
        }
    }

    private static bool TellsProvenance(Projection projection) =>
        ServedTypes.Require(projection.Type).TellsProvenanceOf(projection);

    /// <summary>Of everything that taking it changes.</summary>
    private static IEnumerable<ResourceKey> Keys(Projection projection)
    {
        yield return projection.Key;
        if (TellsProvenance(projection))
        {
            yield return new ResourceKey(
                nameof(Provenance), ProvenanceMapper.IdFor(projection.Type, projection.Id));
        }
    }

    private async Task<Current> ReadAsync(IReadOnlyList<ResourceKey> keys, CancellationToken cancellation)
    {
        var heads = await store.Heads.OfAny(keys).ToDictionaryAsync(head => head.Resource(), cancellation);
        var parties = heads.Count == 0 ? [] : await store.Parties.OfAny(heads.Keys).ToListAsync(cancellation);
        return new Current(
            heads,
            await indexer.OpenEntriesAsync(heads.Keys, cancellation),
            parties.ToLookup(party => party.Resource()));
    }

    /// <returns>When it came; null when it is there already.</returns>
    private async Task<long?> KeepAsync(Projection projection, Current current, CancellationToken cancellation)
    {
        var head = current.Heads.GetValueOrDefault(projection.Key);
        var isNewest = head is null || head.Version < projection.Version;
        if (!isNewest && await IsKnownAsync(projection, cancellation)) return null;

        var arrived = isNewest ? positions.Next() : await LateArrivalAsync(projection, cancellation);
        var body = projection.ToBody(Positions.ToTime(arrived));
        store.Versions.Add(new ResourceVersion
        {
            Type = projection.Type,
            Id = projection.Id,
            Version = projection.Version,
            Arrived = arrived,
            Visible = projection.Visible,
            Body = body,
        });
        if (!isNewest)
        {
            // What has been taken back since is told no more.
            if (projection.Version >= head!.ToldFrom) topics.NoteLate(projection);
            return arrived;
        }
        var before = head?.Body;
        if (head is null)
        {
            head = new ResourceHead { Type = projection.Type, Id = projection.Id, Position = arrived };
            store.Heads.Add(head);
            current.Heads.Add(projection.Key, head);
        }
        MakeCurrent(head, projection, arrived, body);
        topics.Note(projection, before);
        indexer.Index(projection.Resource, projection.Id, arrived, current.Entries[projection.Key]);
        store.Parties.Replace(
            current.Parties[projection.Key], PartiesOf(projection), party => (party.OrganizationId, party.Role));
        if (projection.Type == ServedTypes.Patient)
            await numbers.ReplaceAsync(projection.Id, projection.Identifiers, cancellation);
        return arrived;
    }

    private Task<bool> IsKnownAsync(Projection projection, CancellationToken cancellation) => store.Versions.AnyAsync(
        v => v.Type == projection.Type && v.Id == projection.Id && v.Version == projection.Version, cancellation);

    /// <summary>Just before the newer one that was here first.</summary>
    private async Task<long> LateArrivalAsync(Projection projection, CancellationToken cancellation)
    {
        var newer = await store.Versions.AsNoTracking()
            .Where(v => v.Type == projection.Type && v.Id == projection.Id && v.Version > projection.Version)
            .OrderBy(v => v.Version)
            .Select(v => new { v.Version, v.Arrived })
            .FirstAsync(cancellation);
        return newer.Arrived - (newer.Version - projection.Version);
    }

    private static void MakeCurrent(ResourceHead head, Projection projection, long arrived, byte[] body)
    {
        head.Version = projection.Version;
        head.ToldFrom = Math.Max(head.ToldFrom, projection.ToldFrom);
        head.Arrived = arrived;
        head.Visible = projection.Visible;
        head.ParticipantId = projection.ParticipantId;
        head.DiscloserId = projection.DiscloserId;
        head.RecipientId = projection.RecipientId;
        head.Category = projection.Category;
        head.Status = projection.Status;
        head.Body = body;
    }

    private static IEnumerable<ResourceParty> PartiesOf(Projection projection) =>
        from party in projection.Disclosers.Select(id => (Id: id, Role: PartyRole.Discloser))
            .Concat(projection.Recipients.Select(id => (Id: id, Role: PartyRole.Recipient)))
        select new ResourceParty
        {
            Type = projection.Type,
            Id = projection.Id,
            OrganizationId = party.Id,
            Role = party.Role,
        };

    /// <summary>What there is before the projections are taken, and the heads that they bring.</summary>
    /// <param name="Entries">By what resources are found.</param>
    private sealed record Current(
        Dictionary<ResourceKey, ResourceHead> Heads,
        ILookup<ResourceKey, SearchEntry> Entries,
        ILookup<ResourceKey, ResourceParty> Parties);
}
