using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Administration;

/// <summary>A clinic's system: what it may ask for, its keys, and whether it is let in.</summary>
internal static class KeepClient
{
    public const string Terms = "terms";
    public const string Keys = "keys";
    public const string Disable = "disable";
    public const string Enable = "enable";

    private const string Path = "/administration/clients/{clientId:guid}";

    public static string PathOf(Guid id) => $"/administration/clients/{id}";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Guid clientId, Visit visit, ServiceApi api) =>
            ShowAsync(clientId, visit, api, Sent.Nothing)).RequireRole(Role.Administrator);
        pages.MapPost(Path, ActAsync).RequireRole(Role.Administrator);
    }

    private static async Task<IResult> ActAsync(Guid clientId, HttpContext http, Visit visit, ServiceApi api)
    {
        var sent = await Sent.ReadAsync(http);
        var faults = await ChangeAsync($"{AdministrationApi.Clients}/{clientId}", sent, visit, api);
        return faults.Any
            ? await ShowAsync(clientId, visit, api, sent with { Faults = faults })
            : Results.LocalRedirect(PathOf(clientId));
    }

    private static async Task<FormFaults> ChangeAsync(string address, Sent sent, Visit visit, ServiceApi api) =>
        sent.Action switch
        {
            Disable or Enable => await api.ChangeAsync(HttpMethod.Post, $"{address}/{sent.Action}"),
            Terms => await api.ChangeAsync(HttpMethod.Put, $"{address}/terms", new
            {
                name = sent.Text("name") ?? "",
                scope = sent.Text("scope") ?? "",
                purpose = sent.Text("purpose") ?? "",
                expectedVersion = sent.Number("version"),
            }),
            Keys => KeysForm.FaultOf(sent, visit) ?? await api.ChangeAsync(HttpMethod.Put, $"{address}/keys", new
            {
                jwks = KeysForm.KeysOf(sent),
                jwksUrl = sent.Text("jwksUrl"),
                expectedVersion = sent.Number("version"),
            }),
            _ => throw new NotFoundException("action"),
        };

    private static async Task<IResult> ShowAsync(Guid id, Visit visit, ServiceApi api, Sent sent)
    {
        var client = await api.ReadAsync<ClientAnswer>($"{AdministrationApi.Clients}/{id}");
        var organization = await api.TryReadAsync<NetworkMember>(
            AdministrationApi.Organization(client.OrganizationId));
        return visit.Show<ClientPage>(
            new ClientPage.Shown(client, organization?.Name ?? "–", sent), sent.Faults.Status);
    }
}
