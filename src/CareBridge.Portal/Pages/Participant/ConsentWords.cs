using CareBridge.Contracts.Consent;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>How the pages of consents talk.</summary>
internal sealed class ConsentWords(NoticeLanguage language) : BothLanguages(language)
{
    public string ConsentsAbout => Say(
        "Nobody outside sees your records unless you said yes. You can take back a yes at any time. In an emergency "
        + "some things may be shown without it; you read of that here.",
        "Nadie de fuera ve su información si usted no dijo que sí. Puede retirar un sí en cualquier momento. En una "
        + "emergencia pueden mostrarse algunas cosas sin él; usted lo leerá aquí.");

    public string PictureTitle => Say("Who may see what now", "Quién puede ver qué ahora");

    public string PictureAbout => Say(
        "Each row is a kind of record. Each column is who you said yes to.",
        "Cada fila es un tipo de información. Cada columna es a quién le dijo que sí.");

    public string What => Say("What", "Qué");

    public string Sees => Say("✓ Sees it", "✓ Lo ve");

    public string SeesNot => Say("– No", "– No");

    public string NobodySees => Say(
        "Right now nobody outside may see anything. When an organization wants to share something about you, it asks "
        + "you here first.",
        "Ahora mismo nadie de fuera puede ver nada. Cuando una organización quiera compartir algo sobre usted, se lo "
        + "preguntará aquí primero.");

    public string InForceTitle => Say("What you said yes to", "A qué dijo que sí");

    public string NoneInForce => Say("You have not said yes to anything.", "No ha dicho que sí a nada.");

    public string OverTitle => Say("Over, or you said no", "Terminados, o dijo que no");

    public string LimitsTitle => Say("What nobody may ever see", "Lo que nadie puede ver nunca");

    public string WhoShares => Say("Who shares", "Quién comparte");

    public string WhoGetsIt => Say("Who gets it", "Quién lo recibe");

    public string OnlyThese => Say("Only these people", "Solo estas personas");

    public string WhatIsShared => Say("What is shared", "Qué se comparte");

    public string Why => Say("What for", "Para qué");

    public string Until => Say("Until", "Hasta");

    public string SaidYes => Say("You said yes", "Dijo que sí");

    public string TakenBack => Say("You took it back", "Lo retiró");

    public string YourChoice => Say("Your choice", "Su decisión");

    public string LeaveOut => Say(
        "You may leave things out. Take away the tick from what you do not want.",
        "Puede quitar cosas. Quite la marca de lo que no quiera.");

    public string Statements => Say("Please read and tick all three", "Por favor, lea y marque los tres");

    public string FormSays => Say("What the form says", "Lo que dice el formulario");

    public string RightToRevoke => Say("I can take it back", "Puedo retirarlo");

    public string Redisclosure => Say("It may be shared again", "Puede volver a compartirse");

    public string Refusal => Say("I may say no", "Puedo decir que no");

    public string IHaveRead => Say("I have read this", "He leído esto");

    public string UntilDay => Say("My yes ends on this day", "Mi sí termina este día");

    public string UntilAbout => Say(
        "At the end of that day nobody sees anything new, even if you do nothing.",
        "Al terminar ese día nadie ve nada nuevo, aunque usted no haga nada.");

    public string ReferralClosed => Say("or when this referral is over", "o cuando termine esta derivación");

    public string SignName => Say("Sign with your full name", "Firme con su nombre completo");

    public string SignAbout => Say(
        "Writing your name here is your signature.", "Escribir aquí su nombre es su firma.");

    public string SayYes => Say("Yes, I agree and sign", "Sí, acepto y firmo");

    public string SayNo => Say("No, I do not agree", "No, no acepto");

    public string SayNoAbout => Say(
        "If you say no, nothing is shared, and nobody is told why. Your care with those who ask goes on.",
        "Si dice que no, no se comparte nada y no se le dice a nadie por qué. Quien lo pidió le sigue atendiendo.");

    public string RevokeTitle => Say("Take back my yes", "Retirar mi sí");

    public string RevokeAbout(string recipients) => Say(
        $"From this second {recipients} sees nothing new. What they already have they keep. Those who had received "
        + "something are told to stop. Referrals that they have not accepted yet wait.",
        $"Desde este segundo {recipients} no ve nada nuevo. Lo que ya tienen lo conservan. A quien recibió algo se le "
        + "avisa que pare. Las derivaciones que aún no aceptaron quedan en espera.");

    public string Revoke => Say("Take it back now", "Retirarlo ahora");

    public string AwaitsGuardian => Say(
        "You have signed. Your parent or guardian still has to sign.",
        "Usted ya firmó. Falta la firma de su padre, madre o tutor.");

    public string NothingDisclosed => Say("Nothing had been shared.", "No se había compartido nada.");

    public string StillHave => Say(
        "This was shared before, and they keep it",
        "Esto se compartió antes y lo conservan");

    public string Nothing => Say("Nothing was left to share: tick something, or say no.",
        "No quedó nada que compartir: marque algo, o diga que no.");

    public string Wrong => Say("Please look at what is marked below.", "Por favor, revise lo marcado abajo.");

    public string Denials => Say("What I do not want shared, ever", "Lo que no quiero que se comparta nunca");

    public string DenialsAbout => Say(
        "A no here beats every yes, from the moment you save it. Nobody else learns of it. You can take it away again.",
        "Un no aquí vale más que cualquier sí, desde que lo guarda. Nadie más se entera. Puede quitarlo de nuevo.");

    public string NoDenials => Say("You have not ruled out anything.", "No ha excluido nada.");

    public string AddDenial => Say("Add a no", "Agregar un no");

    public string DenialWhat => Say("Which records? (no tick: all)", "¿Qué información? (sin marca: toda)");

    public string DenialWho => Say("Who must not see them? (no tick: nobody at all)",
        "¿Quién no debe verla? (sin marca: nadie en absoluto)");

    public string KeepDenial => Say("Save this no", "Guardar este no");

    public string DenialConsequence => Say(
        "From this second it is not shared, even where you said yes. Only when your life is in danger may a clinic or "
        + "crisis team open a little all the same; you will read of it.",
        "Desde este segundo no se comparte, aunque haya dicho que sí. Solo si su vida corre peligro, una clínica o un "
        + "equipo de crisis puede abrir un poco de todos modos; usted lo leerá.");

    public string WithdrawDenial => Say("Take this no away", "Quitar este no");

    public string Restrictions => Say(
        "Ask an organization to share less",
        "Pedir a una organización que comparta menos");

    public string RestrictionsAbout => Say(
        "You can ask an organization that serves you to share less than the law lets it. It answers yes or no. If it "
        + "says yes, it must keep to it.",
        "Puede pedir a una organización que le atiende que comparta menos de lo que la ley permite. Le responderá sí o "
        + "no. Si dice que sí, tiene que cumplirlo.");

    public string Reason => Say("Why? You need not say", "¿Por qué? No tiene que decirlo");

    public string AskRestriction => Say("Send my request", "Enviar mi petición");

    public string EndRestriction => Say("I do not need this any more", "Ya no lo necesito");

    public string AllRecords => Say("All records", "Toda la información");

    public string Everybody => Say("everybody", "todos");

    public string WantsToShare(string discloser, string recipients) => Say(
        $"May {discloser} share with {recipients}?", $"¿Puede {discloser} compartir con {recipients}?");

    public string InWords(string recipient, IEnumerable<string> categories) => Say(
        $"{recipient} may see: {string.Join(", ", categories)}.",
        $"{recipient} puede ver: {string.Join(", ", categories)}.");

    public string Ends(ConsentAnswer consent, PageTimes times) => consent switch
    {
        { ExpiresAt: { } at } => UntilEndOf(times.Of(times.DayOf(at.AddTicks(-1)))),
        { ExpiryEvent: ExpiryEvent.ReferralClosed } => Say(
            "Until the referral is over",
            "Hasta que termine la derivación"),
        { ExpiryEvent: ExpiryEvent.SupportEnded } => Say("Until their support ends", "Hasta que termine su apoyo"),
        _ => "",
    };

    /// <param name="day">The last on which it holds.</param>
    private string UntilEndOf(string day) => Say($"Until the end of {day}", $"Hasta el final del {day}");

    public string Of(ConsentStatus status) => status switch
    {
        ConsentStatus.Requested => Say("waits for you", "espera su respuesta"),
        ConsentStatus.Granted => Say("you said yes", "dijo que sí"),
        ConsentStatus.Declined => Say("you said no", "dijo que no"),
        ConsentStatus.Revoked => Say("you took it back", "lo retiró"),
        ConsentStatus.Expired => Say("it ended with time", "terminó con el tiempo"),
        ConsentStatus.Lapsed => Say("not answered in time", "no se respondió a tiempo"),
        ConsentStatus.Withdrawn => Say("they do not ask any more", "ya no lo piden"),
    };

    public string OfRestriction(string status) => status switch
    {
        "requested" => Say("waits for their answer", "espera su respuesta"),
        "in-force" => Say("they keep to it", "lo cumplen"),
        "refused" => Say("they said no", "dijeron que no"),
        _ => Say("over", "terminada"),
    };

    public string Shared(string recipient, int times, string last) => Say(
        $"{recipient}: {times}, last on {last}", $"{recipient}: {times}, la última vez {last}");
}
