using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Clinic;

/// <summary>Clinic staff write to an organization about somebody; it is shown there under a consent.</summary>
internal static class WriteMessage
{
    public const string Action = "message";

    private const string Path = ShowPermitted.Path + "/{participantId:guid}";

    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost(Path, SendAsync).RequireRole(Role.ClinicStaff);

    public static string PathOf(Guid participantId) => $"{ShowPermitted.Path}/{participantId}";

    /// <summary>The field with what an organization has written last, which is answered.</summary>
    public static string LastOf(Guid organizationId) => $"last:{organizationId}";

    private static async Task<IResult> SendAsync(
        Guid participantId,
        HttpContext http,
        Visit visit,
        ServiceApi api,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        if (!Guid.TryParse(form["id"], out var id)) throw new NotFoundException("message");
        var purpose = SummaryPurpose.Of(form["purpose"]);
        var faults = await WriteAsync(id, participantId, form, visit, api);
        return faults.Any
            ? await ShowSummary.ShowAsync(
                participantId,
                purpose,
                visit,
                api,
                time,
                new Attempt(Action, $"{form["text"]}", faults) { Choices = [$"{form["to"]}"] })
            : Results.LocalRedirect(ShowSummary.PathOf(participantId, purpose));
    }

    /// <summary>An organization that does not serve somebody has nothing to tell of them.</summary>
    private static async Task<FormFaults> WriteAsync(
        Guid id, Guid participantId, IFormCollection form, Visit visit, ServiceApi api)
    {
        var recipient = Guid.TryParse(form["to"], out var to) ? to : Guid.Empty;
        try
        {
            return await api.ChangeAsync(HttpMethod.Put, $"{ClinicApi.Communications}/{id}", new
            {
                participantId,
                recipientOrganizationId = recipient,
                inResponseTo = Guid.TryParse(form[LastOf(recipient)], out var earlier) ? earlier : (Guid?)null,
                text = $"{form["text"]}",
            });
        }
        catch (NotFoundException)
        {
            return FormFaults.At("recipientOrganizationId", ClinicWords.In(visit.Language).NotServed);
        }
    }
}
