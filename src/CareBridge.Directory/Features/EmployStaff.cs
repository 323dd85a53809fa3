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
            .RequireRole(Role.Administrator).ShowsNothing().Creates<View>();

    private static async Task<IResult> HandleAsync(
        Guid organizationId, Guid id, Request request, DirectoryDbContext store, CancellationToken cancellation)
    {
        new Check()
            .Text(request.GivenName, "givenName", Lengths.Name)
            .Text(request.FamilyName, "familyName", Lengths.Name)
            .ThrowIfAny();
        await store.RequireOrganizationAsync(organizationId, cancellation);

        var person = await store.Staff.SingleOrDefaultAsync(s => s.Id == id, cancellation);
        if (person is not null && person.OrganizationId != organizationId)
            throw new RefusedException("employed-elsewhere", "This person works at another organization.");
        var isNew = person is null;
        if (person is null)
        {
            store.Staff.Add(person = new StaffMember
            {
                Id = id,
                OrganizationId = organizationId,
                GivenName = request.GivenName,
                FamilyName = request.FamilyName,
            });
        }
        person.GivenName = request.GivenName;
        person.FamilyName = request.FamilyName;
        await store.SaveChangesAsync(cancellation);

        var view = new View(person.Id, person.OrganizationId, person.GivenName, person.FamilyName);
        return isNew
            ? Results.Created($"/api/directory/organizations/{organizationId}/staff/{id}", view)
            : Results.Ok(view);
    }

    internal sealed record Request
    {
        public required string GivenName { get; init; }

        public required string FamilyName { get; init; }
    }

    private sealed record View(Guid Id, Guid OrganizationId, string GivenName, string FamilyName);
}
