using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Identities;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Storage;

internal static class IdentityQueries
{
    /// <summary>All to an administrator; to staff those of which both are their organization's.</summary>
    public static IQueryable<ParticipantMatch> VisibleTo(this IQueryable<ParticipantMatch> matches, Caller caller)
    {
        if (caller.Role == Role.Administrator) return matches;
        var organization = caller.Organization;
        return matches.Where(m => m.FirstOrganizationId == organization && m.SecondOrganizationId == organization);
    }

    /// <exception cref="NotFoundException">There is none that they may know of.</exception>
    public static async Task<ParticipantMatch> RequireMatchAsync(
        this DirectoryDbContext store, Guid id, Caller caller, CancellationToken cancellation) =>
        await store.ParticipantMatches.VisibleTo(caller).SingleOrDefaultAsync(m => m.Id == id, cancellation)
            ?? throw new NotFoundException("participant match");

    /// <summary>Has the participant found by what they are known by now.</summary>
    /// <returns>False when they have changed since they were read: then whoever read them later does.</returns>
    public static async Task<bool> KeepMatchKeysAsync(
        this DirectoryDbContext store, Participant participant, CancellationToken cancellation)
    {
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        // Writing it as it is holds the row: no other instance keeps the keys of a later version before these.
        var held = await store.Participants.Where(p => p.Id == participant.Id && p.Version == participant.Version)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.UncomparedSince, x => x.UncomparedSince), cancellation);
        if (held == 0) return false;
        var kept = await store.MatchKeys.Where(k => k.ParticipantId == participant.Id).ToListAsync(cancellation);
        store.ReplaceMatchKeys(participant, kept);
        await store.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Saves nothing.</summary>
    /// <param name="kept">All of the participant's.</param>
    /// <returns>False when they are what they were.</returns>
    public static bool ReplaceMatchKeys(
        this DirectoryDbContext store, Participant participant, IEnumerable<MatchKey> kept) =>
        store.MatchKeys.Replace(
            kept,
            MatchKey.Of(ParticipantTraits.Of(participant))
                .Select(digest => new MatchKey { ParticipantId = participant.Id, Digest = digest }),
            key => key.Digest);

    /// <summary>Ids of others whom one of the keys finds that the same person would have.</summary>
    public static async Task<List<Guid>> SharingKeysAsync(
        this DirectoryDbContext store, Participant participant, int most, CancellationToken cancellation)
    {
        var wanted = MatchKey.Wanted(ParticipantTraits.Of(participant)).ToList();
        return await store.MatchKeys
            .Where(k => wanted.Contains(k.Digest) && k.ParticipantId != participant.Id)
            .GroupBy(k => k.ParticipantId).OrderByDescending(keys => keys.Count()).Select(keys => keys.Key)
            .Take(most).ToListAsync(cancellation);
    }

    public static Task<List<Participant>> ParticipantsAsync(
        this DirectoryDbContext store, List<Guid> ids, CancellationToken cancellation) =>
        store.Participants.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancellation);
}
