using CareBridge.Contracts.Consent;
using CareBridge.Platform.Diagnosis;
using CareBridge.Platform.Web;

namespace CareBridge.Exchange;

/// <summary>What the exchange reads from the configuration; infra/docs/operating.md says what each means.</summary>
internal static class ExchangeSettings
{
    private const string LongestRetry = "Exchange:Subscriptions:LongestRetry";
    private const string GiveUp = "Exchange:Subscriptions:GiveUpAfter";
    private const int Most = 1_000_000;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static readonly IReadOnlyList<Setting> All =
    [
        Setting.Address(PublicUrl.OfClinics, "http", "https"),
        Setting.Time("Exchange:ExportLifetime", TimeSpan.FromMinutes(10), 30 * Day),
        Setting.Number("Exchange:ExportPartSize", 1, AuthorizeDisclosure.MaxItems),
        Setting.Time("Exchange:Subscriptions:FirstRetry", Second, Day) with
        {
            NotAbove = LongestRetry,
            Default = TimeSpan.FromSeconds(5),
        },
        Setting.Time(LongestRetry, Second, Day) with { NotAbove = GiveUp, Default = TimeSpan.FromMinutes(15) },
        Setting.Time(GiveUp, TimeSpan.FromMinutes(1), 30 * Day) with { Default = 3 * Day },
        Setting.Time("Exchange:Subscriptions:ShortestHeartbeat", Second, Day),
        Setting.Time("Exchange:Subscriptions:KeepEvents", TimeSpan.FromHours(1), 365 * Day),
        Setting.Number("Exchange:Subscriptions:MostPerClient", 0, Most),
        Setting.Number("Exchange:RateLimit:RequestsPerSecond", 0, Most),
        Setting.Number("Exchange:RateLimit:RequestsAtOnce", 0, Most),
        Setting.Number("Exchange:RateLimit:TokensPerMinute", 0, Most),
        Setting.Number("Exchange:RateLimit:TokensAtOnce", 0, Most),
    ];
}
