using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Clinic;

/// <summary>Somebody tells the organization that may see their data that it may not any more.</summary>
internal static class HearRevocation
{
    private const string Path = ShowPermitted.Path + "/{participantId:guid}/revocations";

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapPost(Path, RecordAsync).RequireRole(ClinicApi.Roles);

    public static string PathOf(Guid participantId) => $"{ShowPermitted.Path}/{participantId}/revocations";

    public static string ActionOf(Guid consentId) => $"revoke/{consentId}";

    private static async Task<IResult> RecordAsync(
        Guid participantId,
        HttpContext http,
        Visit visit,
        ServiceApi api,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        if (!Guid.TryParse(form["consentId"], out var consentId)) throw new NotFoundException("consent");
        var faults = await Revocations.RecordAsync(consentId, form, visit, api);
        return faults.Any
            ? await ShowSummary.ShowAsync(
                participantId, purpose: null, visit, api, time, Attempt.Of(form, "", faults))
            : Results.LocalRedirect(ShowSummary.PathOf(participantId));
    }
}
