using CareBridge.Platform.Embedded;
using CareBridge.Platform.Hosting;

namespace CareBridge.Platform.Diagnosis;

/// <summary>What a process needs to find its store, its keys and its neighbours.</summary>
internal sealed class ProcessesCheck : DeploymentCheck
{
    public override string Name => "processes";

    public override async Task ExamineAsync(Examination examination, Findings found, CancellationToken cancellation)
    {
        LookAtStores(examination, found);
        if (EmbeddedStores.IsNeeded(examination.Configuration))
            await LookAtEmbeddedAsync(examination, found, cancellation);
        if (examination.Target.IsWhole) return;
        Need(
            "broker-missing", "RabbitMq:Uri", "Services in several processes have no way to tell each other anything.",
            "Set it to amqps://user:password@host/, the same for all.", examination, found);
        Need(
            "keys-missing", "Keys:Folder", "Services in several processes have no keys in common.",
            "Set it to one folder that all of them can reach.", examination, found);
        foreach (var module in examination.Target.Elsewhere)
        {
            Need(
                "service-missing", $"Services:{module.Name}", "The service runs elsewhere, and nothing says where.",
                $"Set it to the base address of {module.Name}, or run the service here (--services).",
                examination, found);
        }
    }

    private static void Need(
        string code, string key, string seen, string mend, Examination examination, Findings found)
    {
        if (examination[key] is null) found.Fault(code, key, seen, mend);
    }

    /// <summary>One that is named where another is not, so that it would not start a private one.</summary>
    private static void LookAtStores(Examination examination, Findings found)
    {
        if (EmbeddedStores.IsNeeded(examination.Configuration)) return;
        foreach (var store in examination.Stores)
        {
            Need(
                "store-missing", store.Key, "Other stores are named, and this service's is not.",
                "Set the connection string; it may be the same as another service's.", examination, found);
        }
    }

    private static async Task LookAtEmbeddedAsync(
        Examination examination, Findings found, CancellationToken cancellation)
    {
        if (examination.IsEmbedded) return;
        try
        {
            var options = EmbeddedStores.Options(examination.Configuration);
            var downloads = Path.Combine(options.DataDirectory, "postgresql-binaries");
            if (await PostgresBinaries.FindAsync(options.BinariesDirectory, downloads, dataMajor: null, cancellation)
                is null)
            {
                found.Fault(
                    "embedded-programs",
                    "Embedded:Binaries",
                    "No store is named, and there are no programs here to run a private PostgreSQL with.",
                    PostgresBinaries.NotFoundMessage(downloads, dataMajor: null));
            }
            else
            {
                found.Note("store-asleep", "Data:Folder", "The private store is not running: it was not looked at.");
            }
        }
        catch (EmbeddedPostgresException exception)
        {
            found.Fault(
                "embedded-programs",
                "Embedded:Binaries",
                "The folder does not hold PostgreSQL's programs.",
                exception.Message);
        }
    }
}
