using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features;

/// <summary>
/// Who somebody is that works in the network: of listed staff everybody may know, of the others those who work beside
/// them.
/// </summary>
internal static class ReadStaffMember
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/staff/{id:guid}", HandleAsync).RequireAuthorization().ShowsNothing();

    private static async Task<StaffMemberView> HandleAsync(
        Guid id, Caller caller, DirectoryDbContext store, CancellationToken cancellation)
    {
        var colleagues = caller.OrganizationId;
        var person = await store.Staff.AsNoTracking().SingleOrDefaultAsync(
            s => s.Id == id && (s.Profile.Role != null || s.OrganizationId == colleagues), cancellation)
            ?? throw new NotFoundException("staff");
        return StaffMemberView.Of(person);
    }
}

/// <param name="Active">False when they have left: records still name them.</param>
internal sealed record StaffMemberView(
    Guid Id, Guid OrganizationId, string GivenName, string FamilyName, StaffRole? Role, bool Active)
{
    public static StaffMemberView Of(StaffMember person) => new(
        person.Id,
        person.OrganizationId,
        person.Profile.GivenName,
        person.Profile.FamilyName,
        person.Profile.Role,
        person.Active);
}
