using CareBridge.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CareBridge.Platform.Storage;

/// <summary>
/// Migrations expand, so that the release before goes on working beside the one that made them. What it needs is taken
/// away only by migrations whose name begins with <c>Contract</c> (infra/docs/upgrading.md).
/// </summary>
internal static class MigrationSteps
{
    private const string Contraction = "Contract";

    /// <summary>
    /// Applied by a newer release, and taking away what this one needs; null when there is none.
    /// </summary>
    public static string? FirstUnbearable(IEnumerable<string> applied, IEnumerable<string> known) =>
        applied.Except(known).FirstOrDefault(IsContraction);

    public static bool IsContraction(string migration) =>
        migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..]
            .StartsWith(Contraction, StringComparison.Ordinal);

    /// <exception cref="UsageException">A newer release has taken away what this one needs.</exception>
    public static async Task RequireBearableAsync(this DbContext store, CancellationToken cancellation)
    {
        var applied = await store.Database.GetAppliedMigrationsAsync(cancellation);
        if (FirstUnbearable(applied, store.Database.GetMigrations()) is { } migration)
        {
            throw new UsageException(
                $"The store of {store.Model.GetDefaultSchema()} has {migration} of a newer release, which took away "
                + "what this release needs. Run a release that knows it, or restore the store as it was before.");
        }
    }
}
