using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Directory.Features.Verification;

/// <summary>An administrator has made sure that an organization is what it says it is.</summary>
internal static class VerifyOrganization
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/organizations/{id:guid}/verify", HandleAsync)
            .RequireRole(Role.Administrator).ShowsNothing();

    private static async Task<VerificationView> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        DirectoryDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var now = time.Now();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var organization = await store.RequireOrganizationAsync(id, cancellation);
        var check = new OrganizationCheck(request.Method, request.Reference.Trim(), request.VerifiedOn ?? today);
        new Check()
            .That(request.Method != VerificationMethod.Registration, "method", "One that leaves evidence.")
            .That(
                request.Method != VerificationMethod.NpiRegistry || organization.Profile.Npi is not null,
                "method",
                "The organization has said no NPI.")
            .Text(request.Reference, "reference", Lengths.Reference)
            .That(check.VerifiedOn <= today, "verifiedOn", "Not a day in the future.")
            .That(
                check.VerifiedOn > today || check.ValidUntil >= today,
                "verifiedOn",
                $"Within the last {OrganizationCheck.Years} years.")
            .ThrowIfAny();
        if (organization.IsVerifiedBy(check)) return VerificationView.Of(organization);
        if (request.Version is { } expected && organization.Version != expected)
            throw new StaleVersionException(expected, organization.Version);
        organization.Verify(check, caller.Id, now);
        await store.SaveChangesAsync(cancellation);
        return VerificationView.Of(organization);
    }

    internal sealed record Request
    {
        public required VerificationMethod Method { get; init; }

        /// <summary>Where the evidence is kept, or what it is: the number of a licence, of a file, of a call.</summary>
        public required string Reference { get; init; }

        /// <summary>Today when left out.</summary>
        public DateOnly? VerifiedOn { get; init; }

        /// <summary>The one that was looked at; whatever stands when left out.</summary>
        public long? Version { get; init; }
    }
}
