using CareBridge.Portal.Domain;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.Pages;

/// <summary>Somebody tells staff that they take a consent back, and staff records it (42 CFR 2.31(a)(6)).</summary>
internal static class Revocations
{
    public const string Spoken = "spoken";
    public const string Written = "written";

    /// <param name="form">As <see cref="RevocationForm"/> sends it.</param>
    public static async Task<FormFaults> RecordAsync(
        Guid consentId, IFormCollection form, Visit visit, ServiceApi api)
    {
        var words = new RevocationWords(visit.Language);
        if ($"{form["manner"]}" is not (Spoken or Written)) return FormFaults.At("manner", words.ChooseManner);
        if (visit.Times.Read(form["receivedAt"]) is not { } receivedAt)
            return FormFaults.At("receivedAt", words.GiveTime);
        return await api.ChangeAsync(
            HttpMethod.Post,
            $"/api/consent/consents/{consentId}/record-revocation",
            new { manner = $"{form["manner"]}", receivedAt });
    }
}

/// <summary>How staff is asked about it.</summary>
internal sealed class RevocationWords(NoticeLanguage language) : BothLanguages(language)
{
    public string Title => Say("They told us that they take it back", "Nos dijo que lo retira");

    public string About => Say(
        "A spoken word is enough; nobody has to sign. From the moment you record it nothing more is shared under this "
            + "consent. It cannot be undone: they would have to consent anew.",
        "Basta la palabra; nadie tiene que firmar. Desde que usted lo registra no se comparte nada más con este "
            + "consentimiento. No se puede deshacer: tendría que consentir de nuevo.");

    public string How => Say("How did they tell us?", "¿Cómo nos lo dijo?");

    public string BySpeaking => Say("They said it", "De palabra");

    public string ByWriting => Say("They wrote it", "Por escrito");

    public string When => Say("When did we hear it?", "¿Cuándo lo supimos?");

    public string Record => Say("Record that they take it back", "Registrar que lo retira");

    public string ChooseManner => Say("Choose one.", "Elija una opción.");

    public string GiveTime => Say("Give a day and a time.", "Indique un día y una hora.");
}
