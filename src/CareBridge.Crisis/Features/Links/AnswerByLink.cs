using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features.Links;

/// <summary>
/// Whoever is paged answers with the link they were sent, once. It opens no more when it was used or its time is over,
/// when somebody else has answered, or when there is nothing left to answer. That it is fetched answers nothing.
/// </summary>
internal sealed class AnswerByLink(CrisisDbContext store, CaseDesk desk, TimeProvider time)
{
    private const string Decline = "decline";

    private const string Style = """
        button{font:inherit;padding:.9rem 1.8rem;border:0;border-radius:.4rem;background:#14615a;color:#fff}
        button.no{background:#fff;color:#14615a;outline:1px solid #14615a}
        """;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(
                CrisisPage.LinkPath + "/{token}",
                (string token, Coded<Language>? language, AnswerByLink answer, CancellationToken cancellation) =>
                    answer.ShowAsync(token, PageWords.In(language ?? Language.En), cancellation))
            .AllowAnonymous().ShowsNothing().ExcludeFromDescription();
        routes.MapPost(
                CrisisPage.LinkPath + "/{token}",
                (string token, HttpRequest request, AnswerByLink answer, CancellationToken cancellation) =>
                    answer.TakeAsync(token, request, cancellation))
            .AllowAnonymous().DisableAntiforgery().ShowsNothing().ExcludeFromDescription();
    }

    private async Task<IResult> ShowAsync(string token, PageWords words, CancellationToken cancellation)
    {
        if (await FindAsync(token, cancellation) is not { } page) return Closed(words);
        var escalation = await store.Escalations.AsNoTracking()
            .SingleAsync(e => e.Id == page.EscalationId, cancellation);
        var minutes = (int)(time.Now() - escalation.RaisedAt).TotalMinutes;
        var decline = page.Purpose == PagePurpose.HandOver
            ? $"<button class=\"no\" name=\"answer\" value=\"{Decline}\">{words.Decline}</button>"
            : "";
        var title = words.Title(page.Purpose);
        return Show(
            words,
            escalation.IsDrill ? $"{words.Drill}: {title}" : title,
            $"""
            <p><strong>{words.Of(escalation.Severity)}</strong> {words.Waiting} {minutes}</p>
            <form method="post"><input type="hidden" name="language" value="{words.Tag}">
            <p><button>{words.Take}</button> {decline}</p></form>
            <p><a href="?language=es" lang="es">Español</a> <a href="?language=en" lang="en">English</a></p>
            """);
    }

    private async Task<IResult> TakeAsync(string token, HttpRequest request, CancellationToken cancellation)
    {
        if (await request.ReadPostedFormAsync(cancellation) is not { } form) return Closed(PageWords.In(Language.En));
        var words = PageWords.In(
            Coded<Language>.TryParse(form["language"], out var language) ? language.Value : Language.En);
        if (await FindAsync(token, cancellation) is not { PersonId: { } person } page)
            return await IsTheirsAsync(token, cancellation) ? Taken(words) : Closed(words);
        var declines = page.Purpose == PagePurpose.HandOver && form["answer"] == Decline;
        try
        {
            await desk.ActAsync(
                page.EscalationId,
                page.CrisisTeamId!.Value,
                (file, at) => Answer(file, page, person, declines, at),
                cancellation);
        }
        catch (RefusedException)
        {
            // Somebody was faster, between their reading and their answer; or they were, with a first tap.
            return await IsTheirsAsync(token, cancellation) ? Taken(words) : Closed(words);
        }
        return declines ? Show(words, words.DeclinedTitle, $"<p>{words.Declined}</p>") : Taken(words);
    }

    private static void Answer(CaseFile file, CrisisPage page, Guid person, bool declines, DateTimeOffset at)
    {
        if (!file.Pages.Exists(open => open.Id == page.Id))
            throw new RefusedException("page-closed", "There is nothing to answer any more.");
        if (page.FollowUpId is { } followUp) file.FollowUps.Single(one => one.Id == followUp).Take(person, at);
        else if (declines) file.Escalation.DeclineHandOver(person, at);
        else if (page.Purpose == PagePurpose.HandOver) file.Escalation.AcceptHandOver(person, at);
        else file.Escalation.Acknowledge(person, at);
    }

    private async Task<CrisisPage?> FindAsync(string token, CancellationToken cancellation)
    {
        var page = await PageAsync(token, cancellation);
        return page?.Opens(time.Now()) == true && await MayAnswerAsync(page, cancellation) ? page : null;
    }

    /// <summary>Whoever answered and does so again, because the phone sent it twice, has it still.</summary>
    private async Task<bool> IsTheirsAsync(string token, CancellationToken cancellation)
    {
        var page = await PageAsync(token, cancellation);
        if (page is null || time.Now() >= page.PagedAt + CrisisPage.LinkTime) return false;
        return page.FollowUpId is { } followUp
            ? await store.FollowUps.AnyAsync(
                f => f.Id == followUp && f.OwnerId == page.PersonId && f.Status == FollowUpStatus.Taken, cancellation)
            : await store.Escalations.AnyAsync(
                e => e.Id == page.EscalationId && e.OwnerId == page.PersonId && e.ResolvedAt == null, cancellation);
    }

    private Task<CrisisPage?> PageAsync(string token, CancellationToken cancellation)
    {
        var hash = SecretToken.HashOf(token);
        return store.Pages.AsNoTracking().SingleOrDefaultAsync(p => p.TokenHash == hash, cancellation);
    }

    /// <summary>Not who has left, or does something else there now.</summary>
    private async Task<bool> MayAnswerAsync(CrisisPage page, CancellationToken cancellation)
    {
        var (team, person) = (page.CrisisTeamId!.Value, page.PersonId!.Value);
        return await store.RespondersOf(team).AnyAsync(r => r.StaffId == person, cancellation)
            || !await store.Responders.AnyAsync(r => r.OrganizationId == team && r.StaffId == person, cancellation);
    }

    private static IResult Taken(PageWords words) => Show(words, words.TakenTitle, $"<p>{words.Taken}</p>");

    /// <summary>The same whether there never was such a link or it has ended.</summary>
    private static IResult Closed(PageWords words) =>
        Show(words, words.ClosedTitle, $"<p>{words.Closed}</p>", StatusCodes.Status404NotFound);

    private static IResult Show(PageWords words, string title, string body, int status = StatusCodes.Status200OK) =>
        new HtmlPage
        {
            Language = words.Tag,
            Title = title,
            Main = $"<h1>{HtmlPage.Encode(title)}</h1>{body}",
            Style = Style,
            Status = status,
        };
}
