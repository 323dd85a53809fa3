using System.Globalization;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Platform.Diagnosis;

/// <summary>How the servers behind the stores are set up. Each is looked at once, whoever's stores it has.</summary>
internal sealed class StoreServersCheck : DeploymentCheck
{
    private const long DefaultBuffers = 128L * 1024 * 1024;

    private static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(5);

    public override string Name => "store-servers";

    public override async Task ExamineAsync(Examination examination, Findings found, CancellationToken cancellation)
    {
        var servers = examination.Stores.Where(store => examination[store.Key] is not null)
            .GroupBy(store => examination[store.Key]!);
        foreach (var stores in servers)
        {
            var about = string.Join(", ", stores.Select(store => store.Service));
            if (await ReadAsync(stores.First(), examination, cancellation) is { } facts)
                Look(about, facts, examination.IsEmbedded, found);
            else
                found.Note("store-server-unseen", about, "Its server did not answer: see stores.");
        }
    }

    internal static void Look(string about, StoreFacts facts, bool isEmbedded, Findings found)
    {
        if (facts.Ahead.Duration() > MostSkew)
        {
            found.Fault(
                "store-clock",
                about,
                string.Create(
                    CultureInfo.InvariantCulture, $"Its clock is {facts.Ahead.TotalSeconds:0} s ahead of ours."),
                "Have both machines keep time by the same server (NTP, chrony).");
        }
        if (facts.LosesCommits.Count > 0)
        {
            found.Fault(
                "store-durability",
                about,
                $"It may lose what it has confirmed ({string.Join(", ", facts.LosesCommits)}).",
                "Set these to on (SQL Server: DELAYED_DURABILITY = DISABLED). What was accepted must not be lost.");
        }
        if (facts.IsReadOnly)
        {
            found.Fault(
                "store-read-only",
                about,
                "It takes no changes: it is a standby, or set to read only.",
                "Connect to the primary server.");
        }
        if (facts.Encoding is not (null or "UTF8"))
        {
            found.Fault(
                "store-encoding",
                about,
                $"It keeps text as {facts.Encoding}, which has no place for many people's names.",
                "Make the database anew with ENCODING 'UTF8', and bring its data over.");
        }
        if (facts.Version < facts.OldestVersion)
        {
            found.Fault(
                "store-version",
                about,
                $"The engine's version {facts.Version} is older than {facts.OldestVersion}.",
                $"Upgrade it to {facts.OldestVersion} or later.");
        }
        // The private server is the deployment's own, and set up for the machine it shares with it.
        if (!isEmbedded) LookAtForeign(about, facts, found);
    }

    private static void LookAtForeign(string about, StoreFacts facts, Findings found)
    {
        if (facts.IsSuperuser)
        {
            found.Warning(
                "store-superuser",
                about,
                "The account may do everything on the server, and so may whoever gets hold of it.",
                "Make an account that owns this database and nothing else (SQL Server: db_owner), and use that.");
        }
        if (facts.Buffers <= DefaultBuffers)
        {
            found.Warning(
                "store-memory",
                about,
                "It has the default of 128 MB or less as shared_buffers.",
                "Set shared_buffers to a quarter of its machine's memory, and start it again.");
        }
        if (facts.PoolSize > facts.MostConnections)
        {
            found.Warning(
                "store-connections",
                about,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"One instance may open {facts.PoolSize} connections; the server takes {facts.MostConnections}."),
                "Raise max_connections, or set Maximum Pool Size in the connection string; count every instance.");
        }
    }

    private static async Task<StoreFacts?> ReadAsync(
        ExaminedStore store, Examination examination, CancellationToken cancellation)
    {
        try
        {
            await using var context = store.Open(examination.Configuration);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Examination.Patience);
            return await StoreFacts.ReadAsync(context.Database, examination.Time, patience.Token);
        }
        catch (Exception exception) when (Examination.IsNoAnswer(exception, cancellation))
        {
            return null;
        }
    }
}
