using CareBridge.Contracts.Directory;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Referrals.Features;

/// <summary>On either side, somebody who works there answers for it from now on.</summary>
internal static class AssignReferral
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/referrals/{id:guid}/assign", HandleAsync)
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff).ShowsThroughDoor();

    private static async Task<ReferralView> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        ReferralsDbContext store,
        ReferralAccess access,
        IDirectory directory,
        Acts acts,
        CancellationToken cancellation)
    {
        var (referral, side) = await access.RequireAsync(id, caller, cancellation);
        var person = await directory.FindPersonAsync(new FindPerson(request.OwnerId), cancellation);
        new Check()
            .That(person.OrganizationId == caller.Organization, "ownerId", "Somebody who works at your organization.")
            .ThrowIfAny();
        if (referral.OwnerOf(side) != request.OwnerId)
        {
            referral.Assign(request.OwnerId, acts.By(caller, side));
            await store.SaveChangesAsync(cancellation);
        }
        return (await access.ShowAsync(id, caller, cancellation)).View;
    }

    internal sealed record Request
    {
        public required Guid OwnerId { get; init; }
    }
}
