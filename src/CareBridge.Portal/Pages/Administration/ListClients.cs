using System.Text.Json;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Administration;

/// <summary>Which clinics' systems may ask for what, and a new one.</summary>
internal static class ListClients
{
    public const string Path = "/administration/clients";

    public const string Register = "register";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Visit visit, ServiceApi api, TimeProvider time) =>
            ShowAsync(visit, api, Guid.CreateVersion7(time.GetUtcNow()), Sent.Nothing))
            .RequireRole(Role.Administrator);
        pages.MapPost(Path, RegisterAsync).RequireRole(Role.Administrator);
    }

    private static async Task<IResult> RegisterAsync(HttpContext http, Visit visit, ServiceApi api)
    {
        var sent = await Sent.ReadAsync(http);
        var id = sent.RequireId("id");
        if (sent.IdIn("organizationId") is not { } organizationId)
        {
            var fault = FormFaults.At("organizationId", AdministrationWords.In(visit.Language).Choose);
            return await ShowAsync(visit, api, id, sent with { Faults = fault });
        }
        var faults = KeysForm.FaultOf(sent, visit) ?? await api.ChangeAsync(
            HttpMethod.Put,
            $"{AdministrationApi.Clients}/{id}",
            new
            {
                organizationId,
                name = sent.Text("name") ?? "",
                scope = sent.Text("scope") ?? "",
                purpose = sent.Text("purpose") ?? "",
                jwks = KeysForm.KeysOf(sent),
                jwksUrl = sent.Text("jwksUrl"),
            });
        return faults.Any
            ? await ShowAsync(visit, api, id, sent with { Faults = faults })
            : Results.LocalRedirect(KeepClient.PathOf(id));
    }

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api, Guid id, Sent sent) =>
        visit.Show<ClientsPage>(
            new ClientsPage.Shown(
                (await api.ReadAsync<PagedAnswers<ClientAnswer>>(AdministrationApi.Clients)).Items,
                await api.MembersAsync(),
                id,
                sent),
            sent.Faults.Status);
}

/// <summary>A client's public keys, as a form sends them: the address of the set, or the set.</summary>
internal static class KeysForm
{
    public static FormFaults? FaultOf(Sent sent, Visit visit) =>
        sent.Text("jwks") is not null && KeysOf(sent) is null
            ? FormFaults.At("jwks", AdministrationWords.In(visit.Language).NoJson)
            : null;

    /// <summary>Null of none, and of what cannot be read.</summary>
    public static JsonElement? KeysOf(Sent sent)
    {
        if (sent.Text("jwks") is not { } text) return null;
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
