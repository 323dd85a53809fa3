using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>Asks somebody to consent: who may hear what, and what for. How long is theirs to say.</summary>
internal static class AskConsent
{
    public const string Path = ShowPerson.Path + "/consent";

    /// <summary>What may be asked for together; counselling notes by themselves.</summary>
    public static IReadOnlyList<DisclosureCategory> Categories { get; } =
        [.. Enum.GetValues<DisclosureCategory>().Except([DisclosureCategory.Identity])];

    /// <summary>An emergency is a ground of its own and needs no consent.</summary>
    public static IReadOnlyList<PurposeOfUse> Purposes { get; } =
        [PurposeOfUse.Treatment, PurposeOfUse.CareManagement, PurposeOfUse.Operations];

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Guid participantId, Visit visit, ServiceApi api, TimeProvider time) => ShowAsync(
            participantId,
            new ConsentForm($"{Guid.CreateVersion7(time.Now())}", [], [], []),
            FormFaults.None,
            visit,
            api)).RequireRole(SpecialistPages.Roles);
        pages.MapPost(Path, SendAsync).RequireRole(SpecialistPages.Roles);
    }

    public static string PathOf(Guid participant) => ShowPerson.PathOf(participant) + "/consent";

    private static async Task<IResult> SendAsync(
        Guid participantId, HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation)
    {
        var form = ConsentForm.Of(await http.Request.ReadFormAsync(cancellation));
        if (!Guid.TryParse(form.Id, out var id)) return Results.LocalRedirect(PathOf(participantId));
        var faults = await api.ChangeAsync(
            HttpMethod.Put,
            $"{PeopleApi.Consents}/{id}",
            new
            {
                participantId,
                discloserOrganizationIds = new[] { visit.Caller!.OrganizationId },
                recipientOrganizationIds = form.Recipients,
                categories = form.Categories,
                purposes = form.Purposes,
            });
        return faults.Any
            ? await ShowAsync(participantId, form, faults, visit, api)
            : Results.LocalRedirect(FollowRequest.PathOf(id));
    }

    private static async Task<IResult> ShowAsync(
        Guid participantId, ConsentForm form, FormFaults faults, Visit visit, ServiceApi api)
    {
        var person = api.ProfileAsync(participantId);
        var network = api.NetworkAsync(visit);
        await Task.WhenAll(person, network);
        return visit.Show<AskConsentPage>(
            new AskConsentPage.Shown(await person, form, [.. (await network).Others], faults), faults.Status);
    }
}

/// <param name="Recipients">Ids of organizations.</param>
/// <param name="Categories">As the API calls them, as <paramref name="Purposes"/>.</param>
public sealed record ConsentForm(
    string Id, IReadOnlyList<string> Recipients, IReadOnlyList<string> Categories, IReadOnlyList<string> Purposes)
{
    internal static ConsentForm Of(IFormCollection form) => new(
        $"{form["id"]}",
        [.. form["recipient"].OfType<string>().Where(one => Guid.TryParse(one, out _))],
        [.. form["category"].OfType<string>().Where(one => Coded<DisclosureCategory>.TryParse(one, out _))],
        [.. form["purpose"].OfType<string>().Where(one => Coded<PurposeOfUse>.TryParse(one, out _))]);
}
