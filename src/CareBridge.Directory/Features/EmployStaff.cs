using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features;

internal static class EmployStaff
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/organizations/{organizationId:guid}/staff/{id:guid}", HandleAsync)
            .RequireRole(Role.Administrator).ShowsNothing().Creates<StaffView>();

    private static async Task<IResult> HandleAsync(
        Guid organizationId,
        Guid id,
        Request request,
        DirectoryDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        new Check()
            .Text(request.GivenName, "givenName", Lengths.Name)
            .Text(request.FamilyName, "familyName", Lengths.Name)
            .That(
                request.PersonId is not { } human
                    || human == id
                    || await store.HasPositionAsync(human, id, cancellation),
                "personId",
                "Of somebody who has another position, or the position's own id.")
            .ThrowIfAny();
        await store.RequireOrganizationAsync(organizationId, cancellation);
        // Who is listed is known to everybody by their id, and a participant to nobody by theirs.
        if (await store.Participants.AnyAsync(p => p.Id == id, cancellation))
            throw new RefusedException("id-taken", "This id is in use; make a new one.");

        var profile = new StaffProfile(request.GivenName, request.FamilyName, request.Role);
        var person = await store.Staff.SingleOrDefaultAsync(s => s.Id == id, cancellation);
        if (person is not null && person.OrganizationId != organizationId)
            throw new RefusedException("employed-elsewhere", "This person works at another organization.");
        var isNew = person is null;
        if (person is null)
        {
            person = StaffMember.Employ(id, request.PersonId ?? id, organizationId, profile, time.Now());
            store.Staff.Add(person);
        }
        else
        {
            // Asked for by its own id, it would silently stay what the others share.
            if (request.PersonId == id && person.PersonId == id && await store.IsSharedAsync(id, cancellation))
                throw new RefusedException(
                    "person-shared",
                    "Other positions share this one's id: set those apart by their own, or leave personId out.");
            person.Employ(request.PersonId ?? person.PersonId, profile, time.Now());
        }
        await store.SaveChangesAsync(cancellation);

        var view = StaffView.Of(person);
        return isNew
            ? Results.Created($"/api/directory/organizations/{organizationId}/staff/{id}", view)
            : Results.Ok(view);
    }

    internal sealed record Request
    {
        /// <summary>
        /// Of somebody who works at another organization, too: the <c>personId</c> of that position. Left out it stays
        /// as it is; the position's own id sets it apart.
        /// </summary>
        public Guid? PersonId { get; init; }

        public required string GivenName { get; init; }

        public required string FamilyName { get; init; }

        /// <summary>With it they are listed for the whole network; left out they are not.</summary>
        public StaffRole? Role { get; init; }
    }
}
