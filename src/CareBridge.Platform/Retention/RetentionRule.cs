using System.Globalization;
using CareBridge.Platform.Hosting;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Platform.Retention;

/// <summary>How long a service keeps a participant's records after the last thing that happened to them.</summary>
public sealed record RetentionRule(string Service, TimeSpan KeptFor)
{
    public const string Section = "Retention";

    /// <summary>
    /// Six years, leap days included: as long as a disclosure may have to be accounted for (45 CFR 164.528) and what
    /// was decided about it shown (45 CFR 164.316(b)(2)).
    /// </summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromDays(2192);

    public static readonly TimeSpan Longest = TimeSpan.FromDays(36500);

    /// <summary>Seven years: what most states ask for records of treatment, from the last activity.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromDays(2557);

    public string Words =>
        string.Create(CultureInfo.InvariantCulture, $"{Section}:{Service} {KeptFor.TotalDays:0} days");

    /// <exception cref="UsageException">The setting is shorter than the law lets it be.</exception>
    public static RetentionRule Of(IConfiguration configuration, string service)
    {
        var key = $"{Section}:{service}";
        if (configuration[key] is not { } text) return new RetentionRule(service, Usual);
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time)
            && time >= Shortest && time <= Longest
                ? new RetentionRule(service, time)
                : throw new UsageException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{key} takes {Shortest.TotalDays} to {Longest.TotalDays}: a number of days."));
    }
}
