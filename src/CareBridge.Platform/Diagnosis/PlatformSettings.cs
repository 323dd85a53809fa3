using CareBridge.Platform.Exporting;
using CareBridge.Platform.Keys;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Retention;
using CareBridge.Platform.Web;

namespace CareBridge.Platform.Diagnosis;

/// <summary>What every process reads, whichever services run in it.</summary>
internal static class PlatformSettings
{
    /// <summary>What the framework reads below these is its own.</summary>
    public static readonly IReadOnlyList<string> Foreign =
    [
        "Logging", "Kestrel", "AllowedHosts", "http_ports", "https_ports", "environment", "contentRoot",
        "applicationName", "ForwardedHeaders_Enabled",
    ];

    public static readonly IReadOnlyList<Setting> All =
    [
        Setting.Text("services"),
        Setting.Text("urls"),
        Setting.Text("Data:Folder"),
        Setting.Choice("Store:Provider", Enum.GetNames<Storage.StoreProvider>()),
        Setting.Secret("ConnectionStrings:{service}"),
        Setting.Text("Embedded:Binaries"),
        Setting.Address("RabbitMq:Uri", "amqp", "amqps").Hidden(),
        Setting.Address("RabbitMq:ManagementUri", "http", "https").Hidden(),
        Setting.Text("Keys:Folder"),
        Setting.Time(KeySettings.NoticeKey, KeySettings.ShortestNotice, KeySettings.LongestNotice),
        Setting.Time(SentMessage.KeepKey, SentMessage.ShortestKeep, SentMessage.LongestKeep),
        Setting.Address("Services:{service}", "http", "https"),
        Setting.Time("Disclosures:Patience", TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(30)),
        Setting.Address(PublicUrl.OfPeople, "http", "https"),
        Setting.Switch("Outbound:AllowPrivateAddresses"),
        Setting.Switch("Outbound:AllowHttp"),
        Setting.Time($"{RetentionRule.Section}:{{service}}", RetentionRule.Shortest, RetentionRule.Longest),
        Setting.Switch(PurgeCommand.DryRun),
        Setting.Text(ExportOrganizationCommand.Organization),
        Setting.Text(ExportOrganizationCommand.To),
        Setting.Text("OTEL_EXPORTER_OTLP_ENDPOINT"),
        Setting.Choice(DoctorCommand.Format, DoctorCommand.Text, DoctorCommand.Json),
        Setting.Number(SpaceCheck.LeastKey, 0, int.MaxValue),
    ];
}
