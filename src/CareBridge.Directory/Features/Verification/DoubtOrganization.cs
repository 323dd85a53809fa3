using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Directory.Features.Verification;

/// <summary>Something about an organization is in doubt, or it leaves the network.</summary>
internal static class DoubtOrganization
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "suspend", "Suspend organization", OrganizationVerification.Suspended,
            (it, reason, by, at) => it.Suspend(reason, by, at));
        Map(routes, "withdraw", "Withdraw organization", OrganizationVerification.Withdrawn,
            (it, reason, by, at) => it.LeaveNetwork(reason, by, at));
    }

    private static void Map(
        IEndpointRouteBuilder routes,
        string verb,
        string summary,
        OrganizationVerification status,
        Action<Organization, string, Guid, DateTimeOffset> move) =>
        routes.MapPost(
            $"/organizations/{{id:guid}}/{verb}",
            async (Guid id, Request request, Caller caller, DirectoryDbContext store, TimeProvider time,
                CancellationToken cancellation) =>
            {
                new Check().Text(request.Reason, "reason", Lengths.Reference).ThrowIfAny();
                var organization = await store.RequireOrganizationAsync(id, cancellation);
                if (organization.Verification == status) return VerificationView.Of(organization);
                if (request.Version is { } expected && organization.Version != expected)
                    throw new StaleVersionException(expected, organization.Version);
                move(organization, request.Reason, caller.Id, time.Now());
                await store.SaveChangesAsync(cancellation);
                return VerificationView.Of(organization);
            })
            .WithSummary(summary).Produces<VerificationView>()
            .RequireRole(Role.Administrator).ShowsNothing();

    internal sealed record Request
    {
        /// <summary>For other administrators; it names nobody.</summary>
        public required string Reason { get; init; }

        /// <summary>The one that was looked at; whatever stands when left out.</summary>
        public long? Version { get; init; }
    }
}
