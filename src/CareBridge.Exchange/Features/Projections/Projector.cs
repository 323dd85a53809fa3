using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Subscriptions;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Projections;

/// <summary>
/// Takes a version of a resource into the store; saves nothing. A version that is there already changes nothing, and an
/// older one that comes late is kept without becoming current, so messages may come twice and in any order.
/// </summary>
internal sealed class Projector(
    ExchangeDbContext store, Indexer indexer, Positions positions, TopicEvents topics)
{
    public async Task TakeAsync(Projection projection, CancellationToken cancellation)
    {
        if (await KeepAsync(projection, cancellation) is not { } arrived) return;
        if (ServedTypes.Require(projection.Type).TellsProvenanceOf(projection))
            await KeepAsync(ProvenanceMapper.Map(projection, Positions.ToTime(arrived)), cancellation);
    }

    /// <returns>When it came; null when it is there already.</returns>
    private async Task<long?> KeepAsync(Projection projection, CancellationToken cancellation)
    {
        var head = await store.Heads.FindAsync([projection.Type, projection.Id], cancellation);
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
        var isNew = head is null;
        if (head is null)
        {
            head = new ResourceHead { Type = projection.Type, Id = projection.Id, Position = arrived };
            store.Heads.Add(head);
        }
        var before = isNew ? null : head.Body;
        MakeCurrent(head, projection, arrived, body);
        topics.Note(projection, before);
        await indexer.IndexAsync(projection.Resource, projection.Id, arrived, isNew, cancellation);
        await ReplacePartiesAsync(projection, isNew, cancellation);
        if (projection.Type == ServedTypes.Patient) await ReplaceIdentifiersAsync(projection, cancellation);
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

    private async Task ReplacePartiesAsync(Projection projection, bool isNew, CancellationToken cancellation)
    {
        var wanted = projection.Disclosers.Distinct().Select(id => (Id: id, Role: PartyRole.Discloser))
            .Concat(projection.Recipients.Distinct().Select(id => (Id: id, Role: PartyRole.Recipient)))
            .ToHashSet();
        var kept = isNew
            ? []
            : await store.Parties
                .Where(p => p.Type == projection.Type && p.Id == projection.Id).ToListAsync(cancellation);
        store.Parties.RemoveRange(kept.Where(p => !wanted.Contains((p.OrganizationId, p.Role))));
        wanted.ExceptWith(kept.Select(p => (p.OrganizationId, p.Role)));
        store.Parties.AddRange(wanted.Select(party => new ResourceParty
        {
            Type = projection.Type,
            Id = projection.Id,
            OrganizationId = party.Id,
            Role = party.Role,
        }));
    }

    private async Task ReplaceIdentifiersAsync(Projection projection, CancellationToken cancellation)
    {
        var wanted = projection.Identifiers
            .Select(identifier => new PatientIdentifier
            {
                PatientId = projection.Id,
                OrganizationId = identifier.OrganizationId,
                Digest = PatientIdentifier.DigestOf(identifier.System, identifier.Value),
                ValueDigest = PatientIdentifier.DigestOf(identifier.Value),
            })
            .DistinctBy(identifier => (identifier.OrganizationId, identifier.Digest))
            .ToList();
        var kept = await store.PatientIdentifiers.Where(i => i.PatientId == projection.Id).ToListAsync(cancellation);
        store.PatientIdentifiers.RemoveRange(kept.Where(i => !wanted.Exists(w => IsSame(w, i))));
        store.PatientIdentifiers.AddRange(wanted.Where(w => !kept.Exists(i => IsSame(w, i))));
    }

    private static bool IsSame(PatientIdentifier one, PatientIdentifier other) =>
        one.OrganizationId == other.OrganizationId && one.Digest == other.Digest;
}
