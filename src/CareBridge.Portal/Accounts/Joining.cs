using CareBridge.Contracts.Directory;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Accounts;

/// <summary>
/// Whether a position is of whoever signs in: that an administrator of the network has said so in the directory, of
/// this position and all that they act for. That they can sign in is for the caller to find out; who was merely named
/// joins nothing.
/// </summary>
internal sealed class Joining(PortalDbContext store, IDirectory directory)
{
    /// <summary>Saves nothing: it is saved with the account, or neither is.</summary>
    /// <param name="askedAt">Before this call.</param>
    /// <returns>Whose all are.</returns>
    /// <exception cref="CareBridge.Platform.Domain.RefusedException">The directory does not say so.</exception>
    public async Task<Guid> RequireAsync(
        Guid positionId, Account signIn, DateTimeOffset askedAt, CancellationToken cancellation)
    {
        var human = await HumanAsync(positionId, cancellation) ?? throw PositionHolder.NotOne();
        var others = await store.PositionsOf(signIn.Id).Select(a => a.Id).ToListAsync(cancellation);
        if (others.Count == 0) throw PositionHolder.NotOne();
        foreach (var other in others)
            if (await HumanAsync(other, cancellation) != human) throw PositionHolder.NotOne();
        foreach (var one in others.Append(positionId))
            (await store.HolderOfAsync(one, cancellation)).Join(human, askedAt);
        return human;
    }

    private async Task<Guid?> HumanAsync(Guid positionId, CancellationToken cancellation) =>
        (await directory.FindPersonAsync(new FindPerson(positionId), cancellation)).HumanId;
}
