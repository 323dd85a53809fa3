using System.Globalization;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// All that ever leaves in a notice. It is written from codes, links and a number: there is nothing here that could
/// hold a name, an organization or what a notice is about, and no kind has words of its own.
/// </summary>
internal static class NoticeWords
{
    /// <param name="link">Holds ids only.</param>
    /// <param name="stop">Stops notices of this kind.</param>
    /// <param name="stopAll">Stops all that are not urgent.</param>
    /// <param name="code">Of a confirmation.</param>
    public static NoticeText Write(
        Wording wording, NoticeLanguage language, Uri? link, Uri? stop, Uri? stopAll, int? code) =>
        new(Line(wording, language, code), link, Footer(language, stop, stopAll));

    private static string Line(Wording wording, NoticeLanguage language, int? code) => (wording, language) switch
    {
        (Wording.Notice, NoticeLanguage.En) => "You have a new message in CareBridge.",
        (Wording.Notice, NoticeLanguage.Es) => "Tiene un mensaje nuevo en CareBridge.",
        (Wording.Urgent, NoticeLanguage.En) => "CareBridge needs you now. Please sign in.",
        (Wording.Urgent, NoticeLanguage.Es) => "CareBridge le necesita ahora. Por favor, inicie sesión.",
        (Wording.Drill, NoticeLanguage.En) => "DRILL: CareBridge practices with you. Please sign in.",
        (Wording.Drill, NoticeLanguage.Es) => "SIMULACRO: práctica de CareBridge. Por favor, inicie sesión.",
        (Wording.Digest, NoticeLanguage.En) => "You have new messages in CareBridge.",
        (Wording.Digest, NoticeLanguage.Es) => "Tiene mensajes nuevos en CareBridge.",
        (Wording.Invitation, NoticeLanguage.En) => "You are invited to CareBridge.",
        (Wording.Invitation, NoticeLanguage.Es) => "Le invitamos a CareBridge.",
        (Wording.Confirmation, NoticeLanguage.En) =>
            $"Your CareBridge code is {Digits(code)}. If you did not ask for it, do nothing.",
        (Wording.Confirmation, NoticeLanguage.Es) =>
            $"Su código de CareBridge es {Digits(code)}. Si no lo pidió, no haga nada.",
        (Wording.Link, NoticeLanguage.En) =>
            "Your CareBridge link, for 10 minutes. If you did not ask for it, do nothing.",
        (Wording.Link, NoticeLanguage.Es) =>
            "Su enlace de CareBridge, por 10 minutos. Si no lo pidió, no haga nada.",
        (Wording.PhoneChanged, NoticeLanguage.En) =>
            "The phone of your CareBridge account has changed. If it was not you, set a new password.",
        (Wording.PhoneChanged, NoticeLanguage.Es) =>
            "El teléfono de su cuenta de CareBridge cambió. Si no fue usted, elija otra contraseña.",
        (Wording.Test, NoticeLanguage.En) => "This is the test message from CareBridge that you asked for.",
        (Wording.Test, NoticeLanguage.Es) => "Este es el mensaje de prueba de CareBridge que pidió.",
    };

    private static string? Footer(NoticeLanguage language, Uri? stop, Uri? stopAll)
    {
        var (alike, all) = language switch
        {
            NoticeLanguage.En => ("To stop messages like this one", "To stop all that are not urgent"),
            NoticeLanguage.Es => (
                "Para no recibir más mensajes como este", "Para no recibir ninguno que no sea urgente"),
        };
        var lines = new List<string>();
        if (stop is not null) lines.Add($"{alike}: {stop}");
        if (stopAll is not null) lines.Add($"{all}: {stopAll}");
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private static string Digits(int? code) => code!.Value.ToString("D6", CultureInfo.InvariantCulture);
}
