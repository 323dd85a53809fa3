using CareBridge.Platform.Domain;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// Messages that somebody asks for, to themselves or to whom they invite: a few an hour, so that nobody floods an
/// address.
/// </summary>
internal sealed class AskedMessages(PortalDbContext store, TimeProvider time)
{
    private const int MostAnHour = 10;

    /// <summary>Saves nothing.</summary>
    /// <exception cref="RefusedException">There were too many.</exception>
    public async Task<Dispatch> AddAsync(
        Guid id, Guid personId, Wording wording, Channel channel, CancellationToken cancellation)
    {
        await CheckAsync(personId, cancellation);
        var dispatch = Dispatch.Asked(id, personId, wording, channel, time.Now());
        store.Dispatches.Add(dispatch);
        return dispatch;
    }

    /// <exception cref="RefusedException">There were too many.</exception>
    public async Task CheckAsync(Guid personId, CancellationToken cancellation)
    {
        if (await store.CountAskedAsync(personId, time.Now().AddHours(-1), cancellation) >= MostAnHour)
        {
            throw new RefusedException(
                "too-many-messages", $"At most {MostAnHour} an hour are sent to anybody on asking.");
        }
    }
}
