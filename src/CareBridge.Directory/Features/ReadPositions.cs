using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features;

/// <summary>All that one human being does, at whichever organization, also where they are not listed.</summary>
internal static class ReadPositions
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/people/{personId:guid}/positions", HandleAsync)
            .RequireRole(Role.Administrator).ShowsNothing();

    private static async Task<IReadOnlyList<StaffView>> HandleAsync(
        Guid personId, DirectoryDbContext store, CancellationToken cancellation)
    {
        var positions = await store.Staff.AsNoTracking()
            .Where(s => s.PersonId == personId).OrderBy(s => s.ChangedAt).ToListAsync(cancellation);
        return [.. positions.Select(StaffView.Of)];
    }
}
