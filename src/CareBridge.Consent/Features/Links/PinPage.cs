using CareBridge.Consent.Domain;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Consent.Features.Links;

/// <summary>The first page behind every link, whether there is anything behind it or not.</summary>
internal static class PinPage
{
    public static IResult Show(Language language, bool failed = false)
    {
        var words = Words.In(language);
        var error = failed ? $"""<p id="error" role="alert">{words.Failed}</p>""" : "";
        return Page.Show(
            language,
            words.Title,
            $"""
            <h1>{words.Title}</h1>
            <p>{words.Explanation}</p>
            <form method="post">
            <input type="hidden" name="language" value="{language.Tag()}">
            <p><label for="pin">{words.Pin}</label>
            <input id="pin" name="pin" inputmode="numeric" autocomplete="one-time-code" required
             aria-describedby="error"></p>
            {error}
            <p><button>{words.Open}</button></p>
            </form>
            <p><a href="?language={words.Other.Tag()}" lang="{words.Other.Tag()}">{words.OtherName}</a></p>
            """,
            failed ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK);
    }

    private sealed record Words(
        string Title, string Explanation, string Pin, string Open, string Failed, Language Other, string OtherName)
    {
        public static Words In(Language language) => language switch
        {
            Language.En => new(
                "A page for you",
                "Type the PIN that you were told.",
                "PIN",
                "Open",
                "That did not work. Check the PIN, or ask for a new link: a link opens once and not for long.",
                Language.Es,
                "Español"),
            Language.Es => new(
                "Una página para usted",
                "Escriba el PIN que le dijeron.",
                "PIN",
                "Abrir",
                "No funcionó. Revise el PIN o pida un enlace nuevo: un enlace se abre una vez y no por mucho tiempo.",
                Language.En,
                "English"),
        };
    }
}
