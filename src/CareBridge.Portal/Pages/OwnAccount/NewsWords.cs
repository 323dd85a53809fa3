using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.OwnAccount;

/// <summary>How the list of what is new talks: of what kind it is, and of nobody.</summary>
internal sealed class NewsWords(NoticeLanguage language) : BothLanguages(language)
{
    public string Title => Say("News", "Novedades");

    public string About => Say(
        "All that you were told of, whichever way you chose. Who it is about is on the pages that it leads to.",
        "Todo lo que se le avisó, por cualquier vía. De quién se trata está en las páginas adonde lleva.");

    public string Nothing => Say(
        "There is nothing yet. What is new for you is listed here, also when nothing is sent.",
        "Todavía no hay nada. Aquí figura lo que haya de nuevo para usted, aunque no se le envíe nada.");

    public string ReadAll => Say("Mark all as read", "Marcar todo como leído");

    public string New => Say("New:", "Nuevo:");

    public string Older => Say("Older ones", "Más antiguas");

    /// <param name="kind">As the portal calls it; one that is new is told as something new.</param>
    public string Of(string kind) => kind switch
    {
        "consent-asked" => Say("You are asked for a consent", "Le piden un consentimiento"),
        "consent-answered" => Say("A consent was answered, or has ended", "Se respondió un consentimiento, o terminó"),
        "consent-revoked" => Say("A consent was taken back", "Se retiró un consentimiento"),
        "consent-notice" => Say("News about privacy", "Novedades de privacidad"),
        "referral-waiting" => Say("A referral has come", "Llegó una derivación"),
        "referral-answered" => Say("A referral was answered", "Se respondió una derivación"),
        "referral-question" => Say(
            "Something was asked or answered about a referral", "Se preguntó o respondió algo sobre una derivación"),
        "referral-due" => Say("The time of a referral has passed", "Se venció el plazo de una derivación"),
        "referral-assigned" => Say("A referral was made yours", "Le asignaron una derivación"),
        "first-contact" => Say("News about a first contact", "Novedades de un primer contacto"),
        "referral-cancelled" => Say("A referral was called off", "Se canceló una derivación"),
        "message-received" => Say(
            "Another organization has written to yours", "Otra organización le escribió a la suya"),
        "partnership-asked" => Say("Somebody asks you to stand by them", "Alguien le pide que le acompañe"),
        "partnership-changed" => Say("Who stands by you has changed", "Cambió quién le acompaña"),
        "warning-raised" => Say("An early warning", "Una alerta temprana"),
        "check-in-due" => Say("Today is a day to check in", "Hoy toca contar cómo está"),
        "help-offered" => Say("You are offered help in a crisis", "Le ofrecen ayuda en una crisis"),
        "help-wanted" => Say(
            "Somebody wants crisis help; the team was told", "Alguien quiere ayuda en una crisis; el equipo lo sabe"),
        "crisis-raised" => Say("A crisis was raised", "Se avisó de una crisis"),
        "crisis-page" => Say("You were paged in a crisis", "Se le llamó por una crisis"),
        "crisis-drill" => Say("A drill", "Un simulacro"),
        "cover-missing" => Say("Too few are on call soon", "Pronto habrá muy poca gente de guardia"),
        _ => Say("Something new", "Algo nuevo"),
    };
}
