using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>What somebody was asked to consent to, how that stands, and a link and QR code for their phone.</summary>
internal static class FollowRequest
{
    public const string Path = MyPeople.Path + "/consents/{consentId:guid}";

    public const string Link = "link";
    public const string Withdraw = "withdraw";

    /// <summary>The participant has taken it back by telling us (42 CFR 2.31(a)(6)).</summary>
    public const string Revoke = "revoke";

    private const string Participant = "participant";
    private const string Guardian = "guardian";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Guid consentId, Visit visit, ServiceApi api) =>
            ShowAsync(consentId, visit, api, Attempt.None, made: null)).RequireRole(SpecialistPages.Roles);
        pages.MapPost(Path, ActAsync).RequireRole(SpecialistPages.Roles);
    }

    public static string PathOf(Guid consent) => $"{MyPeople.Path}/consents/{consent}";

    /// <summary>By name, organizations and persons.</summary>
    public static string RecipientsOf(ConsentAnswer consent, Network network, SpecialistWords words) => string.Join(
        ", ",
        consent.RecipientPersons.Select(person => person.Name)
            .Concat(consent.RecipientOrganizationIds.Select(id => network.NameOf(id, words))));

    private static async Task<IResult> ActAsync(
        Guid consentId, HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var (address, action) = ($"{PeopleApi.Consents}/{consentId}", $"{form["action"]}");
        LinkAnswer? made = null;
        FormFaults faults;
        if (action == Link)
        {
            var signer = form["signer"] == Guardian ? Guardian : Participant;
            (faults, made) = await api.ChangeAsync<LinkAnswer>(
                HttpMethod.Post, address + "/links", new { signer });
        }
        else
        {
            faults = action switch
            {
                Withdraw => await api.ChangeAsync(HttpMethod.Post, $"{address}/{action}"),
                Revoke => await Revocations.RecordAsync(consentId, form, visit, api),
                _ => throw new NotFoundException("action"),
            };
        }
        // The secrets of a link are shown this once, so there is no other address to lead to.
        return faults.Any || made is not null
            ? await ShowAsync(consentId, visit, api, Attempt.Of(form, "", faults), made)
            : Results.LocalRedirect(PathOf(consentId));
    }

    private static async Task<IResult> ShowAsync(
        Guid id, Visit visit, ServiceApi api, Attempt attempt, LinkAnswer? made)
    {
        var language = new QueryBuilder { { "language", visit.Tag } };
        var reading = api.ReadAsync<ConsentAnswer>($"{PeopleApi.Consents}/{id}{language}");
        var network = api.NetworkAsync(visit);
        await Task.WhenAll(reading, network);
        var consent = await reading;
        return visit.Show<RequestPage>(
            new RequestPage.Shown(
                consent, await api.ProfileAsync(consent.ParticipantId), await network, made, attempt),
            attempt.Status);
    }
}
