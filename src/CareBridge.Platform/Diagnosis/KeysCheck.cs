using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Keys;

namespace CareBridge.Platform.Diagnosis;

/// <summary>The key ring: who can read it, and whether this process can.</summary>
internal sealed class KeysCheck : DeploymentCheck
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static readonly TimeSpan Overdue = TimeSpan.FromDays(365);

    public override string Name => "keys";

    public override Task ExamineAsync(Examination examination, Findings found, CancellationToken cancellation)
    {
        if (KeyRing.FolderOf(examination) is not { } folder) return Task.CompletedTask;
        if (!Directory.Exists(folder))
        {
            found.Note("keys-none", "Keys:Folder", "It is not there yet; the first start makes it.");
            return Task.CompletedTask;
        }
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & Others) != 0)
        {
            found.Fault(
                "keys-open",
                "Keys:Folder",
                "Other accounts of the machine can enter it; its keys open all that is sealed.",
                $"chmod 700 {folder}, owned by the account that runs CareBridge.");
        }
        LookAtFiles(folder, examination.Time, found);
        return Task.CompletedTask;
    }

    /// <summary>A key that is used no more still opens what it has sealed, whoever has it.</summary>
    private static void LookAtAges(
        IEnumerable<DateTimeOffset> begins, DateTimeOffset now, Findings found)
    {
        var used = begins.Where(begin => begin <= now).OrderDescending().ToList();
        var overdue = used.Zip(used.Skip(1)).Count(pair => pair.First + Overdue <= now);
        if (overdue == 0) return;
        found.Warning(
            "keys-older",
            "Keys:Folder",
            $"{overdue} older keys are in the ring more than a year after the next one came into use.",
            $"carebridge {RotateKeysCommand.Verb}; 31 days later carebridge {RotateKeysCommand.Verb} "
                + $"--{RotateKeysCommand.Retire}.");
    }

    private static void LookAtFiles(string folder, TimeProvider time, Findings found)
    {
        var lasting = DateTimeOffset.MinValue;
        var begins = new List<DateTimeOffset>();
        foreach (var file in Directory.EnumerateFiles(folder, "key-*.xml"))
        {
            try
            {
                var key = XDocument.Load(file).Root;
                var expiry = Date("expirationDate");
                if (expiry > lasting) lasting = expiry;
                begins.Add(Date("activationDate"));

                DateTimeOffset Date(string name) =>
                    DateTimeOffset.Parse(key?.Element(name)?.Value ?? "", CultureInfo.InvariantCulture);
            }
            catch (Exception exception)
                when (exception is XmlException or FormatException or IOException or UnauthorizedAccessException)
            {
                found.Fault(
                    "keys-unreadable",
                    Path.GetFileName(file),
                    $"The key cannot be read ({exception.GetType().Name}); what it seals does not open.",
                    "Give the file to the account that runs CareBridge, or bring it back from the backup of the keys.");
            }
        }
        LookAtAges(begins, time.GetUtcNow(), found);
        if (lasting > DateTimeOffset.MinValue && lasting < time.GetUtcNow())
        {
            found.Warning(
                "keys-expired",
                "Keys:Folder",
                "Every key has expired; the next start makes a new one.",
                "If a host runs, see that it can write to the folder, and that the clock is right.");
        }
    }
}
