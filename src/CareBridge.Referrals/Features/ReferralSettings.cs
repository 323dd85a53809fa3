using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Referrals.Domain;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Referrals.Features;

/// <summary>
/// <c>Referrals:TimeLimits</c>, <c>Referrals:MostNoShows</c> and <c>Referrals:TimeZone</c>; what will not do stops the
/// start.
/// </summary>
/// <exception cref="UsageException">The time zone is none.</exception>
internal sealed class ReferralSettings(IConfiguration configuration)
{
    private readonly IConfigurationSection _section = configuration.GetSection("Referrals");

    /// <summary>In which pages say when something is, for people of whom no other is known.</summary>
    public string TimeZone { get; } = ZoneOf(configuration["Referrals:TimeZone"] ?? "UTC");

    public TimeLimits Limits => new(
        Enum.GetValues<ReferralPriority>().ToDictionary(priority => priority, Stage),
        _section.GetValue("TimeLimits:BeforeNeeded", TimeLimits.Default.BeforeNeeded),
        _section.GetValue("MostNoShows", TimeLimits.Default.NoShows));

    private StageLimits Stage(ReferralPriority priority)
    {
        var otherwise = TimeLimits.Default.ByPriority[priority];
        var section = _section.GetSection($"TimeLimits:{priority}");
        return new StageLimits
        {
            Receive = section.GetValue(nameof(StageLimits.Receive), otherwise.Receive),
            Answer = section.GetValue(nameof(StageLimits.Answer), otherwise.Answer),
            Inform = section.GetValue(nameof(StageLimits.Inform), otherwise.Inform),
            Arrange = section.GetValue(nameof(StageLimits.Arrange), otherwise.Arrange),
            Record = section.GetValue(nameof(StageLimits.Record), otherwise.Record),
            Close = section.GetValue(nameof(StageLimits.Close), otherwise.Close),
            PassOn = section.GetValue(nameof(StageLimits.PassOn), otherwise.PassOn),
        };
    }

    private static string ZoneOf(string name) =>
        TimeZones.IsKnown(name) ? name : throw new UsageException("Referrals:TimeZone is no IANA time zone.");
}
