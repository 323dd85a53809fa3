using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using CareBridge.Portal.Pages.Entry;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Portal.Pages;

/// <summary>What holds for every page: its headers, its forms, and what it says when something goes wrong.</summary>
internal static class PageRoutes
{
    /// <summary>A form has a note of a few thousand characters at most.</summary>
    internal const int MostFormBytes = 64 * 1024;

    /// <summary>
    /// Where pages are mapped. What they show they have from the services' API, which declares it and is held to it.
    /// </summary>
    public static RouteGroupBuilder MapPages(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("")
            .ShowsWhatIsForwarded()
            .ExcludeFromDescription()
            .WithMetadata(new PageMark())
            .AddEndpointFilter((context, next) => AnswerAsync(context, next));

    public static bool IsPage(this HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<PageMark>() is not null;

    public static bool Changes(this HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    /// <summary>A part of a page that its script asks for.</summary>
    public static bool IsFragment(this HttpRequest request) => request.Headers.ContainsKey("HX-Request");

    /// <summary>For forms that do no harm whoever sends them.</summary>
    public static void TakeAnyForm(this IEndpointConventionBuilder page) =>
        page.WithMetadata(new AnyForm());

    /// <summary>Who may not see a page learns no more than that.</summary>
    public static async Task ForbidAsync(HttpContext http)
    {
        PageHeaders.Put(http);
        var visit = (await Visit.BindAsync(http))!;
        await visit.Show<ErrorPage>(StatusCodes.Status403Forbidden, StatusCodes.Status403Forbidden).ExecuteAsync(http);
    }

    internal static bool TakesAnyForm(Endpoint endpoint) => endpoint.Metadata.GetMetadata<AnyForm>() is not null;

    private static async ValueTask<object?> AnswerAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        PageHeaders.Put(http);
        try
        {
            if (http.Request.Changes() && !TakesAnyForm(http.GetEndpoint()!) && !await IsFromOurPageAsync(http))
                return await AskToSignIn.AgainAsync(http);
            return await next(context);
        }
        catch (Exception exception) when (!http.RequestAborted.IsCancellationRequested)
        {
            return await ShowAsync(exception, http);
        }
    }

    /// <summary>A page of another site can have a browser send our cookie, and never the field of our forms.</summary>
    private static async Task<bool> IsFromOurPageAsync(HttpContext http) =>
        http.Request.ContentLength is null or <= MostFormBytes
        && await http.Request.ReadPostedFormAsync(http.RequestAborted) is not null
        && await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);

    private static async Task<IResult> ShowAsync(Exception exception, HttpContext http)
    {
        var problem = Problems.From(exception);
        if (problem is null)
        {
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PageRoutes).FullName!)
                .LogError(exception, "A page failed");
        }
        var status = problem?.Status ?? StatusCodes.Status500InternalServerError;
        if (status == StatusCodes.Status503ServiceUnavailable) http.Response.Headers.RetryAfter = "2";
        var visit = (await Visit.BindAsync(http))!;
        return visit.Show<ErrorPage>(status, status);
    }

    private sealed class PageMark;

    private sealed class AnyForm;
}
