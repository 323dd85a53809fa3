using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace CareBridge.Platform.Diagnosis;

/// <summary>Keys that nobody reads, and values that cannot be read or make no sense.</summary>
internal sealed class SettingsCheck : DeploymentCheck
{
    public override string Name => "settings";

    public override Task ExamineAsync(Examination examination, Findings found, CancellationToken cancellation)
    {
        List<string> services =
        [
            .. examination.Target.Here.Concat(examination.Target.Elsewhere).Select(module => module.Name),
        ];
        foreach (var (key, provider) in Keys(examination.Configuration))
        {
            var setting = examination.Settings.FirstOrDefault(one => one.Matches(key, services));
            if (setting is not null) Look(setting, key, examination, found);
            else if (SpellingOf(key, provider, examination.Settings, services) is { } mend)
                found.Fault("setting-unknown", key, "Nothing reads this key, so it changes nothing.", mend);
        }
        foreach (var setting in examination.Settings.Where(one => one.NotAbove is not null))
            LookAtOrder(setting, examination, found);
        return Task.CompletedTask;
    }

    private static void Look(Setting setting, string key, Examination examination, Findings found)
    {
        var value = examination.Configuration[key]!;
        if (!setting.IsWellFormed(value))
        {
            found.Fault(
                "setting-format",
                key,
                value.Length == 0 ? "It is set to nothing." : "Its value cannot be read.",
                $"It is {setting.Form}. Write it so, or take the key out.");
        }
        else if (!setting.IsInRange(value))
        {
            found.Fault("setting-range", key, "Its value makes no sense here.", $"Set it to {setting.Range}.");
        }
    }

    private static void LookAtOrder(Setting setting, Examination examination, Findings found)
    {
        var longer = examination.Settings.Single(one => one.Key == setting.NotAbove);
        var (least, most) = (TimeOf(setting, examination), TimeOf(longer, examination));
        if (least is null || most is null || least <= most) return;
        found.Fault(
            "setting-order",
            setting.Key,
            $"It is longer than {longer.Key}.",
            $"Make it shorter than {longer.Key}, or that one longer; what is not set has its default.");
    }

    private static TimeSpan? TimeOf(Setting setting, Examination examination) =>
        examination[setting.Key] is { } value ? Setting.Parse(value) : setting.Default;

    /// <summary>Each that is set, and who has the last word on it.</summary>
    private static IEnumerable<(string Key, IConfigurationProvider Provider)> Keys(IConfigurationRoot configuration) =>
        from pair in configuration.AsEnumerable()
        where pair.Value is not null
        orderby pair.Key
        select (pair.Key, configuration.Providers.Last(provider => provider.TryGet(pair.Key, out _)));

    /// <summary>
    /// What to do about a key that is not ours. The environment has much that is nobody's business here: there, only
    /// what begins like a key of ours counts. Null when it is somebody else's.
    /// </summary>
    private static string? SpellingOf(
        string key, IConfigurationProvider provider, IReadOnlyList<Setting> settings, IReadOnlyList<string> services)
    {
        var words = key.Split(':');
        if (PlatformSettings.Foreign.Contains(words[0], StringComparer.OrdinalIgnoreCase)) return null;
        var known = settings.SelectMany(setting => setting.Key.Contains("{service}")
            ? services.Select(service => setting.Key.Replace("{service}", service))
            : [setting.Key]);
        var (distance, nearest) = known.Select(one => (Spelling.Distance(one, key), one)).Min();
        var isNear = distance <= Math.Max(1, Math.Min(key.Length, nearest.Length) / 5);
        if (provider is EnvironmentVariablesConfigurationProvider && !isNear && !IsOurs(words, settings)) return null;
        return isNear
            ? $"Is {nearest} meant? Rename it; in an environment variable, a colon is two underscores."
            : "Take it out, or look for its name in infra/docs/operating.md.";
    }

    private static bool IsOurs(string[] words, IReadOnlyList<Setting> settings) => words.Length > 1
        && settings.Any(setting => setting.Key.Split(':')[0].Equals(words[0], StringComparison.OrdinalIgnoreCase));
}
