using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Administration;

/// <summary>Somebody who works in the network: all their positions, how they sign in, and their invitations.</summary>
internal static class KeepPerson
{
    public const string Disable = "disable";
    public const string Enable = "enable";
    public const string ResetSecondFactor = "reset-second-factor";
    public const string Invite = "invite";
    public const string SendAgain = "send-again";
    public const string Revoke = "revoke";
    public const string Employ = "employ";

    private const string Path = "/administration/people/{personId:guid}";

    public static string PathOf(Guid personId) => $"/administration/people/{personId}";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Guid personId, Visit visit, ServiceApi api, TimeProvider time) =>
            ShowAsync(personId, visit, api, time, Sent.Nothing)).RequireRole(Role.Administrator);
        pages.MapPost(Path, ActAsync).RequireRole(Role.Administrator);
    }

    private static async Task<IResult> ActAsync(
        Guid personId, HttpContext http, Visit visit, ServiceApi api, TimeProvider time)
    {
        var sent = await Sent.ReadAsync(http);
        var faults = await ChangeAsync(personId, sent, visit, api);
        return faults.Any
            ? await ShowAsync(personId, visit, api, time, sent with { Faults = faults })
            : Results.LocalRedirect(PathOf(personId));
    }

    private static async Task<FormFaults> ChangeAsync(Guid personId, Sent sent, Visit visit, ServiceApi api)
    {
        switch (sent.Verb)
        {
            case Disable or Enable:
                return await api.ChangeAsync(
                    HttpMethod.Post, $"{AdministrationApi.Accounts}/{sent.Id}/{sent.Verb}");
            case ResetSecondFactor:
                return await api.ChangeAsync(
                    HttpMethod.Put,
                    $"{AdministrationApi.SecondFactorResets(sent.Id)}/{sent.RequireId("id")}",
                    new { reason = sent.Text("reason") ?? "" });
            case Invite:
                return await api.ChangeAsync(
                    HttpMethod.Put,
                    $"{AdministrationApi.Invitations}/{sent.RequireId("id")}",
                    new
                    {
                        personId = sent.Id,
                        role = sent.Text("role") ?? "",
                        email = sent.Text("email") ?? "",
                        language = sent.Text("language") ?? "en",
                    });
            case SendAgain:
                return await api.ChangeAsync(
                    HttpMethod.Put, $"{AdministrationApi.Invitations}/{sent.Id}/sendings/{sent.Number("number")}");
            case Revoke:
                return await api.ChangeAsync(HttpMethod.Post, $"{AdministrationApi.Invitations}/{sent.Id}/revoke");
            case Employ:
                return await EmployAsync(personId, sent, visit, api);
            default:
                throw new NotFoundException("action");
        }
    }

    private static async Task<FormFaults> EmployAsync(Guid personId, Sent sent, Visit visit, ServiceApi api)
    {
        if (sent.IdIn("organizationId") is not { } organization)
            return FormFaults.At("organizationId", AdministrationWords.In(visit.Language).Choose);
        var known = await PositionsAsync(personId, api);
        return await api.ChangeAsync(
            HttpMethod.Put,
            $"{AdministrationApi.Staff(organization)}/{sent.RequireId("id")}",
            new
            {
                personId,
                givenName = known[0].GivenName,
                familyName = known[0].FamilyName,
                role = sent.Text("role"),
            });
    }

    private static async Task<IReadOnlyList<PositionAnswer>> PositionsAsync(Guid personId, ServiceApi api) =>
        await api.ReadAsync<IReadOnlyList<PositionAnswer>>(AdministrationApi.Positions(personId)) is { Count: > 0 } all
            ? all
            : throw new NotFoundException("person");

    private static async Task<IResult> ShowAsync(
        Guid personId, Visit visit, ServiceApi api, TimeProvider time, Sent sent)
    {
        var positions = new List<PersonPage.Held>();
        foreach (var position in await PositionsAsync(personId, api))
        {
            var invited = await api.ReadAsync<PagedAnswers<InvitationAnswer>>(
                $"{AdministrationApi.Invitations}?personId={position.Id}");
            var account = await api.TryReadAsync<AccountAnswer>($"{AdministrationApi.Accounts}/{position.Id}");
            positions.Add(new PersonPage.Held(
                position,
                account,
                account is null ? [] : await api.ReadAsync<IReadOnlyList<SecondFactorResetAnswer>>(
                    AdministrationApi.SecondFactorResets(position.Id)),
                invited.Items,
                Guid.CreateVersion7(time.GetUtcNow())));
        }
        return visit.Show<PersonPage>(
            new PersonPage.Shown(
                personId, positions, await api.MembersAsync(), Guid.CreateVersion7(time.GetUtcNow()), sent),
            sent.Faults.Status);
    }
}
