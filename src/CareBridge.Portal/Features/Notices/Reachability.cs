using CareBridge.Portal.Accounts;
using CareBridge.Portal.Delivery;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Notices;

/// <summary>By which channels a person can be reached now.</summary>
internal sealed class Reachability(PortalDbContext store, NoticeSettings settings, IEnumerable<IChannel> channels)
{
    /// <summary>What this deployment can send by.</summary>
    public IReadOnlyList<Channel> Offered { get; } = settings.Origin is null
        ? []
        : [.. channels.Where(channel => channel.IsOffered).Select(channel => channel.Kind)];

    public IChannel By(Channel kind) => channels.Single(channel => channel.Kind == kind);

    /// <summary>Those of somebody who has never changed them too.</summary>
    public async Task<NoticePreferences> PreferencesOfAsync(Guid personId, CancellationToken cancellation) =>
        await store.NoticePreferences.SingleOrDefaultAsync(p => p.PersonId == personId, cancellation)
            ?? NoticePreferences.Of(personId, NoticeTerms.Default(settings.TimeZone));

    public IReadOnlyList<Channel> ChannelsOf(NoticePreferences preferences, Account account, bool urgent) =>
    [
        .. preferences.ChannelsFor(urgent)
            .Where(channel => Offered.Contains(channel) && preferences.AddressOf(channel, account.Email!) is not null),
    ];
}
