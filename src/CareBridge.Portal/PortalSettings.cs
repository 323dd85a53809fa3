using CareBridge.Platform.Diagnosis;

namespace CareBridge.Portal;

/// <summary>What the portal reads from the configuration; infra/docs/operating.md says what each means.</summary>
internal static class PortalSettings
{
    private const string LongestRetry = "Notices:LongestRetry";
    private const string GiveUp = "Notices:GiveUpAfter";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static readonly IReadOnlyList<Setting> All =
    [
        Setting.Text("Notices:Smtp:Host"),
        Setting.Number("Notices:Smtp:Port", 1, 65535),
        Setting.Choice("Notices:Smtp:Security", "start-tls", "tls", "none"),
        Setting.Email("Notices:Smtp:From"),
        Setting.Text("Notices:Smtp:User"),
        Setting.Secret("Notices:Smtp:Password"),
        Setting.Text("Notices:Smtp:AuthorityFile"),
        Setting.Address("Notices:Sms:Url", "http", "https"),
        Setting.Secret("Notices:Sms:Token"),
        Setting.Text("Notices:Sms:From"),
        Setting.TimeZone("Notices:TimeZone"),
        Setting.Time("Notices:FirstRetry", Second, Day) with
        {
            NotAbove = LongestRetry,
            Default = TimeSpan.FromMinutes(1),
        },
        Setting.Time(LongestRetry, Second, Day) with { NotAbove = GiveUp, Default = TimeSpan.FromHours(1) },
        Setting.Time(GiveUp, Second, 30 * Day) with { Default = Day },
        Setting.Time("Notices:FirstUrgentRetry", Second, TimeSpan.FromMinutes(2)),
        Setting.Time("Notices:GiveUpUrgentAfter", TimeSpan.FromMinutes(1), Day),
        Setting.Time("Notices:KeepFor", Day, 3650 * Day),
        Setting.Address("Portal:ExitAddress", "http", "https"),
        Setting.Email("Portal:AdministratorEmail"),
        Setting.Secret("Portal:AdministratorPassword"),
        Setting.Text("Portal:AdministratorPasswordFile"),
        Setting.Time("Portal:LockAfter", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30)),
        Setting.Switch("SecondFactor:Required"),
    ];
}
