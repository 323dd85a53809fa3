using CareBridge.Exchange.Domain;

namespace CareBridge.Exchange.Storage;

internal static class SubscriptionQueries
{
    /// <summary>Those for which <see cref="Subscription.IsHeard"/> may say that it is so.</summary>
    public static IQueryable<Subscription> Heard(
        this IQueryable<Subscription> all, DateTimeOffset now, TimeSpan keep)
    {
        var since = now - keep;
        return all.Where(s => s.Status != SubscriptionStatus.Off
            || (s.Fault == DeliveryFault.GivenUp && s.ChangedAt >= since));
    }
}
