using CareBridge.Platform.Domain;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;

namespace CareBridge.Portal.Features.Notices;

/// <summary>Messages that a person has sent to themselves: a few an hour, so that nobody floods an address.</summary>
internal sealed class AskedMessages(PortalDbContext store, TimeProvider time)
{
    private const int MostAnHour = 10;

    /// <summary>Saves nothing.</summary>
    /// <exception cref="RefusedException">There were too many.</exception>
    public async Task<Dispatch> AddAsync(
        Guid id, Guid personId, Wording wording, Channel channel, CancellationToken cancellation)
    {
        var now = time.Now();
        if (await store.CountAskedAsync(personId, now.AddHours(-1), cancellation) >= MostAnHour)
        {
            throw new RefusedException(
                "too-many-messages", $"At most {MostAnHour} an hour are sent on your own asking.");
        }
        var dispatch = Dispatch.Asked(id, personId, wording, channel, now);
        store.Dispatches.Add(dispatch);
        return dispatch;
    }
}
