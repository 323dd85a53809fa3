using CareBridge.Directory.Domain;
using CareBridge.Platform.Diagnosis;

namespace CareBridge.Directory;

/// <summary>What the service reads from the configuration; infra/docs/operating.md says what each means.</summary>
internal static class DirectorySettings
{
    public static readonly IReadOnlyList<Setting> All =
        [Setting.Number("Resources:StaleAfterDays", 1, Freshness.MostDays)];
}
