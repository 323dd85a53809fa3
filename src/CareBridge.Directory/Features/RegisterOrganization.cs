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

internal static class RegisterOrganization
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/organizations/{id:guid}", HandleAsync)
            .RequireRole(Role.Administrator).ShowsNothing().Creates<OrganizationView>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        DirectoryDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        await CheckAsync(request, store, cancellation);
        var profile = new OrganizationProfile(
            request.Name.Trim(), request.Phone, request.City, request.State, request.CrisisTeamId)
        {
            Npi = request.Npi,
        };
        var organization = await store.Organizations.SingleOrDefaultAsync(o => o.Id == id, cancellation);
        var isNew = organization is null;
        var now = time.Now();
        if (organization is null)
        {
            organization = Organization.Register(id, request.Kind, profile, request.Vouched ? caller.Id : null, now);
            store.Organizations.Add(organization);
        }
        else
        {
            if (request.Version is { } expected && organization.Version != expected && organization.Profile != profile)
                throw new StaleVersionException(expected, organization.Version);
            organization.Describe(request.Kind, profile, now);
        }
        await store.SaveChangesAsync(cancellation);

        var view = OrganizationView.Of(organization);
        return isNew ? Results.Created($"/api/directory/organizations/{id}", view) : Results.Ok(view);
    }

    private static async Task CheckAsync(Request request, DirectoryDbContext store, CancellationToken cancellation)
    {
        var team = request.CrisisTeamId;
        var teamExists = team is null || await store.Organizations.AnyAsync(
            o => o.Id == team && o.Kind == OrganizationKind.CrisisTeam && o.Active, cancellation);
        new Check()
            .Text(request.Name, "name", Lengths.Name)
            .That(
                request.Npi is null || Npi.IsValid(request.Npi),
                "npi",
                "Ten digits of which the last is the check digit (45 CFR 162.406).")
            .OptionalText(request.Phone, "phone", Lengths.Phone)
            .OptionalText(request.City, "city", Lengths.Name)
            .That(request.State is null or [>= 'A' and <= 'Z', >= 'A' and <= 'Z'], "state", "A two-letter USPS code.")
            .That(teamExists, "crisisTeamId", "There is no such active crisis team.")
            .ThrowIfAny();
    }

    internal sealed record Request
    {
        public required string Name { get; init; }

        public required OrganizationKind Kind { get; init; }

        /// <summary>Its National Provider Identifier.</summary>
        public string? Npi { get; init; }

        public string? Phone { get; init; }

        public string? City { get; init; }

        public string? State { get; init; }

        public Guid? CrisisTeamId { get; init; }

        /// <summary>The one that was looked at; whatever stands when left out.</summary>
        public long? Version { get; init; }

        /// <summary>
        /// Of one that is new: whoever registers it has made sure that it is what it says. If not, it is told nothing
        /// of what others hold until it is verified.
        /// </summary>
        public bool Vouched { get; init; } = true;
    }
}
