using CareBridge.Contracts.Referrals;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>How the pages of referrals talk to whom they are about.</summary>
internal sealed class ReferralWords(NoticeLanguage language) : BothLanguages(language)
{
    public string None => Say(
        "You have not been referred anywhere. When somebody refers you to a clinic or service, you see here how it "
        + "goes.",
        "No le han derivado a ningún lugar. Cuando alguien le derive a una clínica o servicio, aquí verá cómo va.");

    public string Withheld => Say(
        "They can not look at it right now, because your yes to sharing is over.",
        "Ahora no pueden verla, porque su sí a compartir terminó.");

    public string Why => Say("Why", "Por qué");

    public string FirstVisit => Say("A first visit", "Una primera cita");

    public string Wish => Say("When would be better?", "¿Cuándo sería mejor?");

    public string WishAbout => Say("Only if you ask for another time.", "Solo si pide otra hora.");

    public string WishOrCome => Say(
        "You asked for another time: press that button, or take your words away.",
        "Pidió otra hora: pulse ese botón, o borre lo que escribió.");

    public string Come => Say("I will come", "Voy a ir");

    public string OtherTime => Say("Another time, please", "Otra hora, por favor");

    public string NotCome => Say("I will not come", "No voy a ir");

    public string NotComeAbout => Say(
        "If you do not come, this visit is called off and both sides are told. You can get another one.",
        "Si no va, esta cita se cancela y se les avisa a ambas partes. Puede recibir otra.");

    public string History => Say("What happened so far", "Lo que ha pasado hasta ahora");

    public string CancelTitle => Say("Call this referral off", "Cancelar esta derivación");

    public string Cancel => Say("Call it off", "Cancelarla");

    public string CancelAbout(string receiver) => Say(
        $"It is over for both sides, and so is any visit you agreed on. {receiver} is told. It can not be undone, but "
        + "a new one can be made.",
        $"Termina para ambas partes, y también cualquier cita acordada. Se le avisa a {receiver}. No se puede "
        + "deshacer, pero se puede hacer una nueva.");

    public string FromTo(string from, string to) => Say($"From {from} to {to}", $"De {from} a {to}");

    public string Of(ReferralStatus status) => status switch
    {
        ReferralStatus.Draft => Say("Being written.", "Se está escribiendo."),
        ReferralStatus.AwaitingConsent => Say("Waits for your yes.", "Espera su sí."),
        ReferralStatus.Sent => Say("Sent.", "Enviada."),
        ReferralStatus.Received => Say("They have seen it.", "Ya la vieron."),
        ReferralStatus.NeedsInfo => Say("They asked a question.", "Hicieron una pregunta."),
        ReferralStatus.Accepted => Say("They said yes.", "Dijeron que sí."),
        ReferralStatus.Declined => Say("They said no.", "Dijeron que no."),
        ReferralStatus.Scheduled => Say("A first visit is planned.", "Hay una primera cita."),
        ReferralStatus.InProgress => Say("It has begun.", "Ya empezó."),
        ReferralStatus.NoShow => Say("The visit did not happen.", "La cita no se dio."),
        ReferralStatus.Completed => Say("Finished.", "Terminada."),
        ReferralStatus.Cancelled => Say("Called off.", "Cancelada."),
    };

    /// <summary>What comes of it for the reader; nothing where that is plain.</summary>
    public string About(ReferralStatus status) => status switch
    {
        ReferralStatus.AwaitingConsent => Say(
            "Nothing is sent until you answer the question about sharing.",
            "No se envía nada hasta que responda la pregunta sobre compartir."),
        ReferralStatus.Declined => Say(
            "That is not about you as a person. Ask who referred you what else there is.",
            "No es por usted como persona. Pregunte a quien le derivó qué más hay."),
        ReferralStatus.NoShow => Say("A new time can be found.", "Se puede buscar otra hora."),
        _ => "",
    };

    public string Of(ContactFormat format) => format switch
    {
        ContactFormat.InPerson => Say("in person", "en persona"),
        ContactFormat.Video => Say("by video", "por video"),
        ContactFormat.Phone => Say("by phone", "por teléfono"),
    };

    public string Of(ParticipantReply reply) => reply switch
    {
        ParticipantReply.Awaited => Say("Does this time work for you?", "¿Le queda bien esta hora?"),
        ParticipantReply.Coming => Say("You said that you will come.", "Dijo que va a ir."),
        ParticipantReply.OtherTime => Say("You asked for another time.", "Pidió otra hora."),
        ParticipantReply.NotComing => Say("You said that you will not come.", "Dijo que no va a ir."),
    };

    public string Of(ReferralAction action) => action switch
    {
        ReferralAction.Drafted => Say("It was begun.", "Se empezó."),
        ReferralAction.Held => Say("It waits for your yes.", "Espera su sí."),
        ReferralAction.Sent => Say("It was sent.", "Se envió."),
        ReferralAction.TakenBack => Say("It waits again for your yes.", "Espera otra vez su sí."),
        ReferralAction.Received => Say("They have seen it.", "La vieron."),
        ReferralAction.QuestionAsked => Say("They asked a question.", "Hicieron una pregunta."),
        ReferralAction.QuestionAnswered => Say("The question was answered.", "Se respondió la pregunta."),
        ReferralAction.Accepted => Say("They said yes.", "Dijeron que sí."),
        ReferralAction.Declined => Say("They said no.", "Dijeron que no."),
        ReferralAction.Explained => Say("They gave another reason.", "Dieron otra razón."),
        ReferralAction.Withheld => Say("They can not look at it any more.", "Ya no pueden verla."),
        ReferralAction.Released => Say("They can look at it again.", "Pueden verla de nuevo."),
        ReferralAction.ContactProposed => Say("A time for a visit was named.", "Se propuso una cita."),
        ReferralAction.ContactConfirmed => Say("The time was confirmed.", "Se confirmó la hora."),
        ReferralAction.ContactTimeWanted => Say("You asked for another time.", "Pidió otra hora."),
        ReferralAction.ContactMoved => Say("The visit was moved.", "Se movió la cita."),
        ReferralAction.ContactWithdrawn => Say("The visit was called off.", "Se canceló la cita."),
        ReferralAction.Scheduled => Say("A visit was agreed on.", "Se acordó una cita."),
        ReferralAction.Began => Say("It began.", "Empezó."),
        ReferralAction.NoShowRecorded => Say("The visit did not happen.", "La cita no se dio."),
        ReferralAction.Completed => Say("It was finished.", "Se terminó."),
        ReferralAction.Cancelled => Say("It was called off.", "Se canceló."),
        ReferralAction.Assigned or ReferralAction.PassedOn =>
            Say("Somebody else takes care of it.", "Otra persona se encarga."),
        ReferralAction.Reminded => Say("They were reminded.", "Se les recordó."),
    };

    public string Service(string code) => code switch
    {
        "outpatient-treatment" => Say("Treatment while you live at home", "Tratamiento viviendo en su casa"),
        "intensive-outpatient" => Say("Treatment several days a week", "Tratamiento varios días por semana"),
        "medication-treatment" => Say("Treatment with medicine", "Tratamiento con medicinas"),
        "residential-treatment" => Say("Treatment where you stay overnight", "Tratamiento con estancia"),
        "withdrawal-management" => Say("Help through withdrawal", "Ayuda con la abstinencia"),
        "mental-health" => Say("Mental health care", "Salud mental"),
        "primary-care" => Say("A family doctor", "Médico de cabecera"),
        "peer-support" => Say("Support from peers", "Apoyo entre pares"),
        "housing" => Say("Housing", "Vivienda"),
        "employment" => Say("Work", "Trabajo"),
        "food" => Say("Food", "Comida"),
        "transport" => Say("Getting around", "Transporte"),
        "legal" => Say("Legal help", "Ayuda legal"),
        "benefits" => Say("Benefits", "Beneficios"),
        "health-navigation" => Say("Finding your way in health care", "Orientación en salud"),
        _ => code,
    };
}
