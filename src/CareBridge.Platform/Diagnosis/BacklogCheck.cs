using System.Globalization;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Operation;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Platform.Diagnosis;

/// <summary>What waits in the stores that should not wait.</summary>
internal sealed class BacklogCheck : DeploymentCheck
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    public override string Name => "backlog";

    public override async Task ExamineAsync(Examination examination, Findings found, CancellationToken cancellation)
    {
        foreach (var store in examination.Stores.Where(store => examination[store.Key] is not null))
        {
            try
            {
                await using var context = store.Open(examination.Configuration);
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                patience.CancelAfter(Examination.Patience);
                await LookAsync(store, context, examination.Time.Now(), found, patience.Token);
            }
            catch (Exception exception) when (Examination.IsNoAnswer(exception, cancellation))
            {
                found.Note("backlog-unseen", store.Service, "Its tables could not be read: see stores.");
            }
        }
    }

    private static async Task LookAsync(
        ExaminedStore store,
        ServiceDbContext context,
        DateTimeOffset now,
        Findings found,
        CancellationToken cancellation)
    {
        var failures = await context.WaitingFailures(now).CountAsync(cancellation);
        if (failures > 0)
        {
            found.Warning(
                "messages-failed",
                store.Service,
                string.Create(CultureInfo.InvariantCulture, $"{failures} messages could not be handled, and wait."),
                $"Look at /operation/{store.Service}/failures, mend the cause, and replay them.");
        }
        var before = (now - LongestWait).UtcTicks;
        var late = await context.Outbox.CountAsync(row => row.Position < before, cancellation);
        if (late > 0)
        {
            found.Warning(
                "outbox-late",
                store.Service,
                string.Create(
                    CultureInfo.InvariantCulture, $"{late} messages have waited to be sent for over ten minutes."),
                "See that the service runs and the broker answers; nothing is lost meanwhile.");
        }
    }
}
