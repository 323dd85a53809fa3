using System.Security.Cryptography;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Exporting;

/// <summary>Writes what a service has of an organization.</summary>
internal abstract class ExportDesk(string service)
{
    public string Service => service;

    /// <summary>All of it as it stood at one instant.</summary>
    /// <exception cref="CryptographicException">Something sealed is not opened by any key of the ring.</exception>
    public abstract Task<ExportedPart> WriteAsync(
        Guid organizationId, ExportFolder folder, CancellationToken cancellation);

    /// <summary>Keeps for good that it was done.</summary>
    public abstract Task RecordAsync(OrganizationExport export, CancellationToken cancellation);
}

internal sealed class ExportDesk<TContext>(
    string service, ExportPlan<TContext> plan, IServiceScopeFactory scopes, ISeal seal, TimeProvider time)
    : ExportDesk(service)
    where TContext : ServiceDbContext
{
    /// <summary>Until the first row of a large table comes, sorted.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public override async Task<ExportedPart> WriteAsync(
        Guid organizationId, ExportFolder folder, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        store.Database.SetCommandTimeout(Patience);
        await using var snapshot = await store.Database.BeginSnapshotAsync(cancellation);
        var at = time.Now();
        var (files, empty) = (new List<ExportedFile>(), new List<string>());
        foreach (var kind in plan.Kinds)
        {
            var lines = kind.ReadAsync(store, organizationId, seal, cancellation);
            var file = await folder.WriteLinesAsync(Service, kind.Name, lines, cancellation);
            if (file is null) empty.Add(kind.Name);
            else files.Add(file);
        }
        await snapshot.CommitAsync(cancellation);
        return new ExportedPart(Service, at, files, empty, [.. LeftOut(store)]);
    }

    public override async Task RecordAsync(OrganizationExport export, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        store.OrganizationExports.Add(export);
        await store.SaveChangesAsync(cancellation);
    }

    private IEnumerable<LeftOut> LeftOut(TContext store)
    {
        foreach (var kind in plan.Kinds)
        {
            foreach (var (column, why) in kind.Without)
                yield return new LeftOut($"{kind.Name}.{char.ToLowerInvariant(column[0])}{column[1..]}", why);
        }
        foreach (var table in plan.LeftOut)
            yield return new LeftOut(store.Model.FindEntityType(table.Row)!.GetTableName()!, table.Why);
    }
}
