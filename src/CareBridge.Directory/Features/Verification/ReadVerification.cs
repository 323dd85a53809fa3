using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Directory.Features.Verification;

/// <summary>Who has made sure what an organization is, when, how and on what evidence.</summary>
internal static class ReadVerification
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/organizations/{id:guid}/verification", HandleAsync)
            .RequireRole(Role.Administrator).ShowsNothing();

    private static async Task<VerificationView> HandleAsync(
        Guid id, DirectoryDbContext store, CancellationToken cancellation) =>
        VerificationView.Of(await store.RequireOrganizationAsync(id, cancellation));
}
