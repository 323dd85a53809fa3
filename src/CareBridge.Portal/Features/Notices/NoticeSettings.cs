using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Resilience;
using CareBridge.Platform.Web;
using CareBridge.Portal.Delivery;
using CareBridge.Portal.Domain;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Portal.Features.Notices;

/// <summary><c>Notices</c>; what will not do stops the start.</summary>
/// <exception cref="UsageException">Something will not do.</exception>
internal sealed class NoticeSettings(IConfiguration configuration)
{
    private readonly IConfigurationSection _section = configuration.GetSection("Notices");

    /// <summary>No slash at its end; null when it is not set, and then nothing can be sent that has a link.</summary>
    public string? Origin => configuration[PublicUrl.OfPeople] is { Length: > 0 } url ? url.TrimEnd('/') : null;

    /// <summary>Null when there is no mail server.</summary>
    public SmtpSettings? Smtp { get; } = SmtpSettings.Of(configuration);

    /// <summary>Null when there is no provider of text messages.</summary>
    public SmsSettings? Sms { get; } = SmsSettings.Of(configuration);

    /// <summary>Of people who have not said where they are.</summary>
    public string TimeZone { get; } = ZoneOf(configuration["Notices:TimeZone"] ?? "UTC");

    public TimeSpan KeepFor => _section.GetValue("KeepFor", TimeSpan.FromDays(90));

    public RetryPlan RetriesOf(bool urgent) => urgent
        ? new RetryPlan(
            _section.GetValue("FirstUrgentRetry", TimeSpan.FromSeconds(15)),
            TimeSpan.FromMinutes(2),
            _section.GetValue("GiveUpUrgentAfter", TimeSpan.FromHours(2)))
        : new RetryPlan(
            _section.GetValue("FirstRetry", TimeSpan.FromMinutes(1)),
            _section.GetValue("LongestRetry", TimeSpan.FromHours(1)),
            _section.GetValue("GiveUpAfter", TimeSpan.FromDays(1)));

    private static string ZoneOf(string name) =>
        TimeZones.IsKnown(name) ? name : throw new UsageException("Notices:TimeZone is no IANA time zone.");
}
