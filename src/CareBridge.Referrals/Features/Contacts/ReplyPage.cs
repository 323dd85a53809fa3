using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Web;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Referrals.Features.Contacts;

/// <summary>What the participant reads behind the link, and the form to reply with.</summary>
internal static class ReplyPage
{
    private const string Style = """
        textarea{font:inherit;padding:.5rem;border:1px solid #5b6b69;border-radius:.4rem;width:100%;min-height:6rem}
        button{font:inherit;padding:.7rem 1.4rem;border:0;border-radius:.4rem;background:#14615a;color:#fff}
        button.no{background:#fff;color:#14615a;outline:1px solid #14615a}
        label{display:block}[role=alert]{color:#9b1c1c;font-weight:600}
        """;

    /// <param name="when">By the clock of the deployment's people.</param>
    /// <param name="badWish">What they typed and that will not do; null when all will.</param>
    /// <param name="isRefused">They have answered too often for another.</param>
    public static IResult Of(Contact contact, string when, ReplyWords words, string? badWish, bool isRefused)
    {
        var said = words.Said(contact.Reply) is { } text ? $"<p role=\"status\"><strong>{text}</strong></p>" : "";
        if (isRefused) said = $"<p role=\"alert\">{words.TooOften}</p>{said}";
        var form = contact.Reply == ParticipantReply.NotComing ? "" : Form(words, badWish);
        return Show(
            words,
            words.Title,
            $"""
            <p>{HtmlPage.Encode(when)}. {words.Of(contact.Format)} {contact.Minutes} {words.Minutes}</p>
            {said}
            {form}
            <p>{words.More}</p>
            <p><a href="?language=es" lang="es">Español</a> <a href="?language=en" lang="en">English</a></p>
            """,
            badWish is not null ? StatusCodes.Status422UnprocessableEntity
                : isRefused ? StatusCodes.Status409Conflict
                : StatusCodes.Status200OK);
    }

    /// <summary>The same whether there never was such a link or it has ended.</summary>
    public static IResult Closed(ReplyWords words) =>
        Show(words, words.ClosedTitle, $"<p>{words.Closed}</p>", StatusCodes.Status404NotFound);

    private static string Form(ReplyWords words, string? badWish)
    {
        var error = badWish is null ? "" : $"""<p id="error" role="alert">{words.TooLong}</p>""";
        // What they wished before is not shown: others may open the message that the link came with.
        return $"""
            <form method="post"><input type="hidden" name="language" value="{words.Tag}">
            <p>{Button(ParticipantReply.Coming, words.Coming)}
            {Button(ParticipantReply.NotComing, words.NotComing, "class=\"no\"")}</p></form>
            <form method="post"><input type="hidden" name="language" value="{words.Tag}">
            {error}<p><label for="wish">{words.Wish}</label>
            <textarea id="wish" name="wish" maxlength="{ReferralMapping.StatusReasonLength}"
             aria-describedby="error">{HtmlPage.Encode(badWish ?? "")}</textarea></p>
            <p>{Button(ParticipantReply.OtherTime, words.OtherTime)}</p>
            </form>
            """;
    }

    private static string Button(ParticipantReply answer, string text, string attributes = "") =>
        $"<button {attributes} name=\"answer\" value=\"{EnumCode.Of(answer)}\">{text}</button>";

    private static IResult Show(ReplyWords words, string title, string body, int status) => new HtmlPage
    {
        Language = words.Tag,
        Title = title,
        Main = $"<h1>{HtmlPage.Encode(title)}</h1>{body}",
        Style = Style,
        Status = status,
    };
}
