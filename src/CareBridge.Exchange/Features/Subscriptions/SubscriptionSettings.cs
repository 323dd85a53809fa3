using CareBridge.Platform.Resilience;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary><c>Exchange:Subscriptions</c>.</summary>
internal sealed class SubscriptionSettings(IConfiguration configuration)
{
    public static readonly TimeSpan LongestHeartbeat = TimeSpan.FromDays(1);
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Events in one notification.</summary>
    public const int MostEvents = 100;

    private readonly IConfigurationSection _section = configuration.GetSection("Exchange:Subscriptions");

    public RetryPlan Retries => new(
        Time("FirstRetry", TimeSpan.FromSeconds(5)),
        Time("LongestRetry", TimeSpan.FromMinutes(15)),
        Time("GiveUpAfter", TimeSpan.FromDays(3)));

    public TimeSpan ShortestHeartbeat => Time("ShortestHeartbeat", TimeSpan.FromSeconds(30));

    /// <summary>How long <c>$events</c> answers with what has been delivered.</summary>
    public TimeSpan KeepEvents => Time("KeepEvents", TimeSpan.FromDays(30));

    public int MostPerClient => _section.GetValue("MostPerClient", 50);

    private TimeSpan Time(string key, TimeSpan otherwise) => _section.GetValue(key, otherwise);
}
