using System.Data.Common;
using System.Net;

namespace CareBridge.Platform.Diagnosis;

/// <summary>What is turned off that protects people, and ways on which others could read.</summary>
internal sealed class ProtectionCheck : DeploymentCheck
{
    private static readonly IReadOnlyList<string> Encrypting = ["require", "verifyca", "verifyfull"];

    public override string Name => "protection";

    public override Task ExamineAsync(Examination examination, Findings found, CancellationToken cancellation)
    {
        LookAtOutbound(examination, found);
        if (examination["RabbitMq:Uri"] is { } broker && IsPlain(broker, "amqp"))
        {
            found.Warning(
                "broker-plain",
                "RabbitMq:Uri",
                "Messages go to another machine unencrypted.",
                "Turn TLS on in RabbitMQ and write amqps://, unless the network between is yours alone.");
        }
        foreach (var module in examination.Target.Elsewhere)
        {
            if (examination[$"Services:{module.Name}"] is not { } address || !IsPlain(address, "http")) continue;
            found.Warning(
                "service-plain",
                $"Services:{module.Name}",
                "What services ask each other goes to another machine unencrypted.",
                "Put TLS between the services and write https://, unless the network between is yours alone.");
        }
        foreach (var store in examination.Stores.Where(store => IsPlainStore(examination, store)))
        {
            found.Warning(
                "store-plain",
                store.Key,
                "The store is on another machine, and the connection may be unencrypted or to somebody else.",
                "PostgreSQL: add SSL Mode=VerifyFull. SQL Server: Encrypt=True without TrustServerCertificate.");
        }
        return Task.CompletedTask;
    }

    private static void LookAtOutbound(Examination examination, Findings found)
    {
        if (IsOn("Outbound:AllowPrivateAddresses"))
        {
            found.Warning(
                "outbound-private",
                "Outbound:AllowPrivateAddresses",
                "An address that a partner registers may be one in your own network.",
                "Take it out, unless the partners' systems are in your network.");
        }
        if (IsOn("Outbound:AllowHttp"))
        {
            found.Warning(
                "outbound-http",
                "Outbound:AllowHttp",
                "What is sent to partners may go unencrypted.",
                "Take it out, and have the partners serve https.");
        }

        bool IsOn(string key) => bool.TryParse(examination[key], out var value) && value;
    }

    private static bool IsPlain(string value, string scheme) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme == scheme && !address.IsLoopback;

    private static bool IsPlainStore(Examination examination, ExaminedStore store)
    {
        if (examination[store.Key] is not { } connection || !TryParse(connection, out var parts)) return false;
        var isSqlServer = string.Equals(
            examination["Store:Provider"], nameof(Storage.StoreProvider.SqlServer), StringComparison.OrdinalIgnoreCase);
        if (isSqlServer)
        {
            return !IsThisMachine(Word(parts, "Server", "Data Source"))
                && Word(parts, "TrustServerCertificate") is "true";
        }
        var host = Word(parts, "Host", "Server");
        var mode = Word(parts, "SSL Mode", "SslMode").Replace("-", "");
        return !host.StartsWith('/') && !IsThisMachine(host) && !Encrypting.Contains(mode);
    }

    private static bool TryParse(string connection, out DbConnectionStringBuilder parts)
    {
        parts = [];
        try
        {
            parts.ConnectionString = connection;
            return true;
        }
        catch (ArgumentException)
        {
            // StoresCheck tells of it.
            return false;
        }
    }

    private static string Word(DbConnectionStringBuilder parts, params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (parts.TryGetValue(name, out var value)) return $"{value}".Trim().ToLowerInvariant();
        }
        return "";
    }

    private static bool IsThisMachine(string host) => host is "" or "." or "(local)"
        || host.Split(',', ':', '\\')[0] is "localhost"
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
