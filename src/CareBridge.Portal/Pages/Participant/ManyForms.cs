using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>Shows a page of several forms.</summary>
/// <param name="tried">What was just sent and could not be done; nothing at first.</param>
internal delegate Task<IResult> ShowForms(Visit visit, ServiceApi api, TimeProvider time, Tried tried);

/// <summary>Does what one of its forms asks for.</summary>
internal delegate Task<FormFaults> TakeForm(Chosen chosen, IFormCollection form, Visit visit, ServiceApi api);

internal static class ManyForms
{
    /// <summary>A participant's page of several forms: what is done leads to it again, what is not is shown.</summary>
    public static void MapForms(this IEndpointRouteBuilder pages, string path, ShowForms show, TakeForm take)
    {
        pages.MapGet(path, (Visit visit, ServiceApi api, TimeProvider time) => show(visit, api, time, Tried.Nothing))
            .RequireRole(Role.Participant);
        pages.MapPost(path, TakeAsync).RequireRole(Role.Participant);

        async Task<IResult> TakeAsync(
            HttpContext http, Visit visit, ServiceApi api, TimeProvider time, CancellationToken cancellation)
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var faults = await take(Chosen.Of(form), form, visit, api);
            return faults.Any
                ? await show(visit, api, time, Tried.Of(form, faults))
                : Results.LocalRedirect(path);
        }
    }
}
