using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Administration;

/// <summary>An organization: how it is described, whether it is what it says, and who works there.</summary>
internal static class KeepOrganization
{
    public const string Describe = "describe";
    public const string Verify = "verify";
    public const string Suspend = "suspend";
    public const string Withdraw = "withdraw";
    public const string Employ = "employ";
    public const string Leave = "leave";

    private const string Path = "/administration/organizations/{organizationId:guid}";

    public static string PathOf(Guid id) => $"/administration/organizations/{id}";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Guid organizationId, Visit visit, ServiceApi api, TimeProvider time) =>
            ShowAsync(organizationId, visit, api, time, Sent.Nothing)).RequireRole(Role.Administrator);
        pages.MapPost(Path, ActAsync).RequireRole(Role.Administrator);
    }

    private static async Task<IResult> ActAsync(
        Guid organizationId, HttpContext http, Visit visit, ServiceApi api, TimeProvider time)
    {
        var sent = await Sent.ReadAsync(http);
        var faults = await ChangeAsync(organizationId, sent, api);
        return faults.Any
            ? await ShowAsync(organizationId, visit, api, time, sent with { Faults = faults })
            : Results.LocalRedirect(PathOf(organizationId));
    }

    private static Task<FormFaults> ChangeAsync(Guid id, Sent sent, ServiceApi api)
    {
        var address = AdministrationApi.Organization(id);
        var version = sent.Number("version");
        return sent.Verb switch
        {
            Describe => api.ChangeAsync(HttpMethod.Put, address, OrganizationForm.Content(sent)),
            Verify => api.ChangeAsync(HttpMethod.Post, $"{address}/verify", new
            {
                method = sent.Text("method") ?? "",
                reference = sent.Text("reference") ?? "",
                verifiedOn = sent.Text("verifiedOn"),
                version,
            }),
            Suspend or Withdraw => api.ChangeAsync(
                HttpMethod.Post, $"{address}/{sent.Verb}", new { reason = sent.Text("reason") ?? "", version }),
            Employ => api.ChangeAsync(HttpMethod.Put, $"{address}/staff/{sent.RequireId("id")}", new
            {
                givenName = sent.Text("givenName") ?? "",
                familyName = sent.Text("familyName") ?? "",
                role = sent.Text("role"),
            }),
            Leave => api.ChangeAsync(HttpMethod.Post, $"{address}/staff/{sent.Id}/leave"),
            _ => throw new NotFoundException("action"),
        };
    }

    private static async Task<IResult> ShowAsync(
        Guid id, Visit visit, ServiceApi api, TimeProvider time, Sent sent) =>
        visit.Show<OrganizationPage>(
            new OrganizationPage.Shown(
                await api.ReadAsync<NetworkMember>(AdministrationApi.Organization(id)),
                await api.ReadAsync<VerificationAnswer>($"{AdministrationApi.Organization(id)}/verification"),
                await api.ReadAsync<IReadOnlyList<PositionAnswer>>(AdministrationApi.Staff(id)),
                await api.MembersAsync(),
                Guid.CreateVersion7(time.GetUtcNow()),
                sent),
            sent.Faults.Status);
}
