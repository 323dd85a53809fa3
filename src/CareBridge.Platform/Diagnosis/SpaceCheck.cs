using System.Globalization;
using CareBridge.Platform.Hosting;

namespace CareBridge.Platform.Diagnosis;

/// <summary>Whether there is room where files are kept, and whether they can be written.</summary>
internal sealed class SpaceCheck : DeploymentCheck
{
    /// <summary>Least room in megabytes; what an operator does with the rest of the disk is known to them.</summary>
    public const string LeastKey = "least-space";

    private const int LeastMegabytes = 1024;

    public override string Name => "space";

    public override Task ExamineAsync(Examination examination, Findings found, CancellationToken cancellation)
    {
        var least = int.TryParse(examination[LeastKey], CultureInfo.InvariantCulture, out var given)
            ? given
            : LeastMegabytes;
        if (EmbeddedStores.IsNeeded(examination.Configuration) || examination.IsEmbedded)
            Look("space-data", "Data:Folder", DataFolder.Of(examination.Configuration), least, found);
        Look("space-temporary", "TMPDIR", Path.GetTempPath(), least, found);
        LookAtWriting(found);
        return Task.CompletedTask;
    }

    private static void Look(string code, string about, string folder, int least, Findings found)
    {
        // The nearest that is there: the first start makes the rest.
        var there = folder;
        while (!Directory.Exists(there) && Path.GetDirectoryName(there) is { } parent) there = parent;
        var free = new DriveInfo(there).AvailableFreeSpace / (1024 * 1024);
        if (free >= least) return;
        found.Fault(
            code,
            about,
            string.Create(CultureInfo.InvariantCulture, $"{free} MB are free, and {least} are wanted."),
            "Make room, or name a folder on a larger disk; --least-space says how many MB are enough.");
    }

    private static void LookAtWriting(Findings found)
    {
        try
        {
            var file = Path.Combine(Path.GetTempPath(), $"carebridge-doctor-{Guid.CreateVersion7()}");
            new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose)
                .Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            found.Fault(
                "temporary-closed",
                "TMPDIR",
                "Nothing can be written there, so no export can be made.",
                "Let the account that runs CareBridge write there, or set TMPDIR to another folder.");
        }
    }
}
