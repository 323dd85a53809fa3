using CareBridge.Directory.Domain.Imports;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Storage;

internal static class ImportQueries
{
    /// <exception cref="NotFoundException">There is none, or it is another organization's.</exception>
    public static async Task<ImportJob> RequireImportAsync(
        this DirectoryDbContext store, Guid id, Caller caller, CancellationToken cancellation)
    {
        var organization = caller.Organization;
        return await store.Imports.SingleOrDefaultAsync(
            job => job.Id == id && job.OrganizationId == organization, cancellation)
            ?? throw new NotFoundException("import");
    }
}
