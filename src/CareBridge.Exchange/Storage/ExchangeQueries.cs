using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Searching;
using CareBridge.Exchange.Features.Smart;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Storage;

internal static class ExchangeQueries
{
    /// <summary>
    /// Resources of the type that the client's organization may be told of, as far as its token reaches, if consent
    /// permits it too.
    /// </summary>
    public static IQueryable<ResourceHead> For(
        this ExchangeDbContext store, SmartCaller caller, ServedType type, Access access)
    {
        var heads = store.MeantFor(caller.OrganizationId, type);
        return caller.Scopes.Restrictions(type.Name, access) is { } alternatives
            ? heads.Where(Predicates.AnyOf(alternatives.Select(
                conditions => Predicates.AllOf(conditions.Select(condition => store.Condition(condition))))))
            : heads;
    }

    /// <summary>Resources of the type that the organization may be told of, if consent permits it too.</summary>
    public static IQueryable<ResourceHead> MeantFor(
        this ExchangeDbContext store, Guid organizationId, ServedType type)
    {
        var heads = store.Heads.AsNoTracking().Where(head => head.Type == type.Name);
        var visible = heads.Where(head => head.Visible);
        return type.Audience switch
        {
            Audience.Everyone or Audience.Consented => visible,
            Audience.Referral => heads.Where(head =>
                ((head.RecipientId == organizationId || head.RecipientId == null) && head.Visible)
                || head.DiscloserId == organizationId),
            Audience.Correspondents => visible.Where(head =>
                head.RecipientId == organizationId || head.RecipientId == null || head.DiscloserId == organizationId),
            Audience.Recipients => visible.Where(head => head.DiscloserId != null || store.Parties.Any(party =>
                party.Type == head.Type && party.Id == head.Id
                && party.OrganizationId == organizationId && party.Role == PartyRole.Recipient)),
        };
    }

    /// <summary>
    /// Those that a consent in force points at: what a search that names nobody looks among, so that it costs what the
    /// organization's own patients cost.
    /// </summary>
    public static IQueryable<ResourceHead> PointedAt(
        this ExchangeDbContext store, IQueryable<ResourceHead> heads, ServedType type, Guid recipientId)
    {
        if (type.Audience == Audience.Everyone) return heads;
        // A referral is found by whom it is addressed to, and by who has sent it.
        var isReferral = type.Audience == Audience.Referral;
        var pointers = store.ConsentPointers.Where(pointer => pointer.RecipientId == recipientId);
        return type.HasManyDisclosers
            ? heads.Where(head => pointers.Any(pointer => pointer.ParticipantId == head.ParticipantId))
            : heads.Where(head => (isReferral && head.RecipientId != null)
                || pointers.Any(pointer => pointer.ParticipantId == head.ParticipantId
                    && pointer.DiscloserId == head.DiscloserId && pointer.Category == head.Category));
    }

    /// <summary>For what is listed and not sent: the bodies are most of what there is to read.</summary>
    public static IQueryable<ResourceHead> WithoutBodies(this IQueryable<ResourceHead> heads) =>
        heads.Select(head => new ResourceHead
        {
            Type = head.Type,
            Id = head.Id,
            Position = head.Position,
            Version = head.Version,
            ToldFrom = head.ToldFrom,
            Arrived = head.Arrived,
            Visible = head.Visible,
            ParticipantId = head.ParticipantId,
            DiscloserId = head.DiscloserId,
            RecipientId = head.RecipientId,
            Category = head.Category,
            Status = head.Status,
        });

    /// <summary>
    /// Every version that may be told of, as if it were current: who may be shown it is settled by what is. Keeps no
    /// order.
    /// </summary>
    /// <param name="organizationId">The client's, which is told of what it holds from the beginning.</param>
    public static IQueryable<ResourceHead> VersionsOf(
        this ExchangeDbContext store, IQueryable<ResourceHead> heads, Guid organizationId) =>
        from head in heads
        join version in store.Versions.AsNoTracking()
            on new { head.Type, head.Id } equals new { version.Type, version.Id }
        where (version.Visible || head.DiscloserId == organizationId)
            && version.Version >= head.ToldFrom
        select new ResourceHead
        {
            Type = head.Type,
            Id = head.Id,
            Position = head.Position,
            Version = version.Version,
            ToldFrom = head.ToldFrom,
            Arrived = version.Arrived,
            Visible = head.Visible,
            ParticipantId = head.ParticipantId,
            DiscloserId = head.DiscloserId,
            RecipientId = head.RecipientId,
            Category = head.Category,
            Status = head.Status,
            Body = version.Body,
        };

    /// <summary>Completed with the organizations that hold them.</summary>
    public static async Task<List<Candidate>> CandidatesAsync(
        this ExchangeDbContext store,
        ServedType type,
        Guid callerOrganizationId,
        IReadOnlyList<ResourceHead> heads,
        CancellationToken cancellation)
    {
        if (!type.HasManyDisclosers)
            return [.. heads.Select(head => Candidate.Of(head, One(head.DiscloserId)))];
        var ids = heads.Select(head => head.Id).ToList();
        var parties = await store.Disclosers(type.Name)
            .Where(party => ids.Contains(party.Id) && party.OrganizationId != callerOrganizationId)
            .ToListAsync(cancellation);
        var byId = parties.ToLookup(party => party.Id, party => party.OrganizationId);
        return [.. heads.Select(head => Candidate.Of(head, [.. byId[head.Id].Order()]))];
    }

    /// <summary>
    /// Whom the resources are about, and which organizations, other than the caller's, hold what of them.
    /// </summary>
    public static async Task<IReadOnlyList<(Guid ParticipantId, DisclosureScope Scope)>> HeldAsync(
        this ExchangeDbContext store,
        ServedType type,
        IQueryable<ResourceHead> heads,
        Guid callerOrganizationId,
        CancellationToken cancellation)
    {
        var held = type.HasManyDisclosers
            ? from head in heads
              join party in store.Disclosers(type.Name) on head.Id equals party.Id
              where party.OrganizationId != callerOrganizationId
              select new { head.ParticipantId, DiscloserId = (Guid?)party.OrganizationId, head.Category }
            : heads.Select(head => new { head.ParticipantId, head.DiscloserId, head.Category });
        var rows = await held.Distinct().ToListAsync(cancellation);
        return [.. rows.Select(row => (
            row.ParticipantId!.Value, new DisclosureScope(row.DiscloserId!.Value, row.Category!.Value)))];
    }

    public static IQueryable<ResourceParty> Disclosers(this ExchangeDbContext store, string type) =>
        store.Parties.AsNoTracking().Where(party => party.Type == type && party.Role == PartyRole.Discloser);

    private static IReadOnlyList<Guid> One(Guid? id) => id is { } known ? [known] : [];
}
