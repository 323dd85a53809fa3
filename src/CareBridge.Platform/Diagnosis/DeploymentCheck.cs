using CareBridge.Platform.Hosting;

namespace CareBridge.Platform.Diagnosis;

/// <summary>Looks at one side of a deployment and changes nothing.</summary>
public abstract class DeploymentCheck
{
    /// <summary>A kebab-case word.</summary>
    public abstract string Name { get; }

    public abstract Task ExamineAsync(Examination examination, Findings found, CancellationToken cancellation);

    /// <summary>What it finds; that it finds nothing, too, and that it came to no end.</summary>
    internal async Task<IReadOnlyList<Finding>> RunAsync(Examination examination, CancellationToken cancellation)
    {
        var found = new Findings();
        try
        {
            await ExamineAsync(examination, found, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            // Not what it says: that may quote a connection string.
            found.Fault(
                "check-failed",
                Name,
                $"The check came to no end ({exception.GetType().Name}).",
                exception is UsageException usage ? usage.Message : "Mend what else was found, and ask again.");
        }
        if (found.All.Count == 0) found.Fine(Name);
        return found.All;
    }
}
