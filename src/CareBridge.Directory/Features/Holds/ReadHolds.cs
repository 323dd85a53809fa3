using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Directory.Features.Holds;

/// <summary>Those that stand and those that were lifted. Privacy officers see their own organization's.</summary>
internal static class ReadHolds
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/legal-holds", ListAsync).WithSummary("List legal holds")
            .RequireRole(Role.Administrator, Role.PrivacyOfficer).ShowsOwn();
        routes.MapGet("/legal-holds/{id:guid}", GetAsync).WithSummary("Read legal hold")
            .RequireRole(Role.Administrator, Role.PrivacyOfficer).ShowsOwn();
    }

    private static async Task<Page<HoldView>> ListAsync(
        [AsParameters] PageRequest page, Caller caller, DirectoryDbContext store, CancellationToken cancellation) =>
        (await store.LegalHolds.VisibleTo(caller).NewestFirstAsync(page, cancellation)).Select(HoldView.Of);

    private static async Task<HoldView> GetAsync(
        Guid id, Caller caller, DirectoryDbContext store, CancellationToken cancellation) =>
        HoldView.Of(await store.RequireHoldAsync(id, caller, cancellation));
}
