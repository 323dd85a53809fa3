using CareBridge.Platform.Diagnosis;

namespace CareBridge.Consent;

/// <summary>What the service reads from the configuration; infra/docs/operating.md says what each means.</summary>
internal static class ConsentSettings
{
    public static readonly IReadOnlyList<Setting> All =
    [
        Setting.Time("Consent:AnchorInterval", TimeSpan.FromSeconds(1), TimeSpan.FromDays(7)),
        Setting.Number("Consent:MinorsConsentAloneFrom:{any}", 0, 18),
        // An option of verify-accounting.
        Setting.Text("anchor"),
    ];
}
