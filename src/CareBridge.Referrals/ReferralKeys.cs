using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Diagnosis;
using CareBridge.Referrals.Domain;

namespace CareBridge.Referrals;

/// <summary>What the service reads from the configuration; infra/docs/operating.md says what each means.</summary>
internal static class ReferralKeys
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public static readonly IReadOnlyList<Setting> All =
    [
        Setting.TimeZone("Referrals:TimeZone"),
        Setting.Number("Referrals:MostNoShows", 1, 100),
        Setting.Time("Referrals:TimeLimits:BeforeNeeded", TimeSpan.Zero, Year),
        .. from priority in Enum.GetNames<ReferralPriority>()
           from limit in typeof(StageLimits).GetProperties()
           where limit.PropertyType == typeof(TimeSpan)
           select Setting.Time($"Referrals:TimeLimits:{priority}:{limit.Name}", Minute, Year),
    ];
}
