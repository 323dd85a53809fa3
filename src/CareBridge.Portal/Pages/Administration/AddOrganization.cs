using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Administration;

/// <summary>An organization that is new to the network.</summary>
internal static class AddOrganization
{
    public const string Path = "/administration/organizations";

    public const string Action = "register";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, async (Visit visit, ServiceApi api, TimeProvider time) =>
            Show(visit, await api.MembersAsync(), Guid.CreateVersion7(time.GetUtcNow()), Sent.Nothing))
            .RequireRole(Role.Administrator);
        pages.MapPost(Path, SaveAsync).RequireRole(Role.Administrator);
    }

    private static async Task<IResult> SaveAsync(HttpContext http, Visit visit, ServiceApi api)
    {
        var sent = await Sent.ReadAsync(http);
        var id = sent.RequireId("id");
        var faults = await api.ChangeAsync(
            HttpMethod.Put,
            AdministrationApi.Organization(id),
            OrganizationForm.Content(sent) with { Vouched = sent.Text("vouched") is not null });
        return faults.Any
            ? Show(visit, await api.MembersAsync(), id, sent with { Faults = faults })
            : Results.LocalRedirect(KeepOrganization.PathOf(id));
    }

    private static IResult Show(Visit visit, IReadOnlyList<NetworkMember> members, Guid id, Sent sent) =>
        visit.Show<AddOrganizationPage>(new AddOrganizationPage.Shown(members, id, sent), sent.Faults.Status);
}

/// <summary>How an organization is described, as its form sends it.</summary>
internal static class OrganizationForm
{
    public static Description Content(Sent sent) => new(
        sent.Text("name") ?? "",
        sent.Text("kind") ?? "",
        sent.Text("npi"),
        sent.Text("phone"),
        sent.Text("city"),
        sent.Text("state"),
        sent.IdIn("crisisTeamId"),
        sent.Number("version"));

    internal sealed record Description(
        string Name,
        string Kind,
        string? Npi,
        string? Phone,
        string? City,
        string? State,
        Guid? CrisisTeamId,
        long? Version)
    {
        public bool Vouched { get; init; }
    }
}
