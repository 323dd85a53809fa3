using CareBridge.Platform.Hosting;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Platform.Diagnosis;

/// <summary>Whether each service's store answers, and is of this release.</summary>
internal sealed class StoresCheck : DeploymentCheck
{
    public override string Name => "stores";

    public override async Task ExamineAsync(Examination examination, Findings found, CancellationToken cancellation)
    {
        foreach (var store in examination.Stores.Where(store => examination[store.Key] is not null))
        {
            try
            {
                await using var context = store.Open(examination.Configuration);
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                patience.CancelAfter(Examination.Patience);
                await LookAsync(store, context, found, patience.Token);
            }
            catch (UsageException exception)
            {
                found.Fault("store-provider", "Store:Provider", "There is no such engine.", exception.Message);
                return;
            }
            catch (Exception exception) when (exception is ArgumentException or FormatException)
            {
                found.Fault(
                    "store-connection",
                    store.Key,
                    "It is no connection string of this engine.",
                    "PostgreSQL: Host=…;Database=…;Username=…;Password=…. SQL Server: Server=…;Database=…;User ID=….");
            }
            catch (Exception exception) when (Examination.IsNoAnswer(exception, cancellation))
            {
                Tell(store, exception, found);
            }
        }
    }

    private static async Task LookAsync(
        ExaminedStore store, ServiceDbContext context, Findings found, CancellationToken cancellation)
    {
        await context.Database.OpenConnectionAsync(cancellation);
        var known = context.Database.GetMigrations().ToList();
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        if (MigrationSteps.FirstUnbearable(applied, known) is not null)
        {
            found.Fault(
                "store-contracted",
                store.Key,
                "A newer release has taken away what this one needs of its tables.",
                "Run that release, or restore the store as it was before.");
        }
        else if (applied.Except(known).Any())
        {
            found.Warning(
                "store-ahead",
                store.Key,
                "A newer release has added to its tables; this one works on them.",
                "Bring the upgrade to its end, or stay with this release until it can be.");
        }
        else if (known.Except(applied).Any())
        {
            found.Fault(
                "store-behind",
                store.Key,
                "Its tables are not those of this release.",
                $"Run carebridge migrate --services {store.Service}, or start it: serve does so too.");
        }
    }

    private static void Tell(ExaminedStore store, Exception exception, Findings found)
    {
        switch (StoreFaults.RefusalOf(exception))
        {
            case StoreRefusal.Credentials:
                found.Fault(
                    "store-credentials",
                    store.Key,
                    "The store does not let this account in.",
                    "Put right the account's name and password, or let it in (PostgreSQL: pg_hba.conf).");
                break;
            case StoreRefusal.Database:
                found.Fault(
                    "store-database",
                    store.Key,
                    "The store has no such database.",
                    "Create it (CREATE DATABASE …), or put its name right.");
                break;
            case StoreRefusal.Silence:
                found.Fault(
                    "store-unreachable",
                    store.Key,
                    "The store does not answer.",
                    "See that it runs, that host and port are right, and that nothing between closes the way.");
                break;
        }
    }
}
