namespace CareBridge.Portal.Pages.Specialist;

/// <summary>Of a new referral.</summary>
internal sealed partial class SpecialistWords
{
    /// <summary>Before a number.</summary>
    public string Step => Say("Step", "Paso");

    public string OfThree => Say("of 3", "de 3");

    public string StepNeed => Say("what is needed", "qué se necesita");

    public string StepWho => Say("who can help", "quién puede ayudar");

    public string StepSend => Say("look it over and send", "revisar y enviar");

    public string ReplacesAbout => Say(
        "This replaces a referral that came to nothing. Whoever receives it is not told of that one.",
        "Esta reemplaza una referencia que no resultó. A quien la reciba no se le cuenta de la otra.");

    public string WhatNeeded => Say("What do they need?", "¿Qué necesita?");

    public string TreatmentNeeds => Say("Treatment and support", "Tratamiento y apoyo");

    public string LivingNeeds => Say("What people need to live", "Lo que se necesita para vivir");

    public string StartFrom => Say("Near which of our places?", "¿Cerca de cuál de nuestros lugares?");

    public string Anywhere => Say("Anywhere", "En cualquier lugar");

    public string LanguageNeeded => Say("In which language?", "¿En qué idioma?");

    public string AnyLanguage => Say("Any", "Cualquiera");

    public string HowMeet => Say("How do they meet?", "¿Cómo se reúnen?");

    public string AnyFormat => Say("Any way", "De cualquier forma");

    public string SeeWhoCan => Say("See who can help", "Ver quién puede ayudar");

    public string NobodyFits => Say(
        "Nobody in the network fits. Start over with fewer wishes, or call 211 together for help nearby.",
        "Nadie de la red coincide. Empiece de nuevo con menos condiciones, o llamen juntos al 211 para "
            + "ayuda cercana.");

    public string BestFirst => Say(
        "The best fit comes first; the reasons stand beside it.",
        "Primero lo que mejor encaja; los motivos están al lado.");

    public string Away => Say("away", "de distancia");

    /// <summary>Before a time.</summary>
    public string NextMeeting => Say("Next meeting:", "Próxima reunión:");

    public string ForWhom => Say("For:", "Para:");

    public string Hours => Say("Hours:", "Horario:");

    public string ReasonConsent => Say(
        "A consent already lets them hear of a referral",
        "Un consentimiento ya permite que sepan de una referencia");

    /// <summary>Before a town.</summary>
    public string ReasonInTown => Say("In your town:", "En su ciudad:");

    /// <summary>Before a town.</summary>
    public string ReasonIn => Say("In", "En");

    public string ReasonStale => Say(
        "Nobody has made sure of this entry lately: call first",
        "Nadie ha confirmado estos datos últimamente: llame antes");

    public string OursAbout => Say(
        "This is your own organization's: no referral is needed. Invite them.",
        "Es de su propia organización: no hace falta una referencia. Invítele.");

    public string NotInNetwork => Say(
        "They do not take referrals here. Call them together.",
        "No reciben referencias por aquí. Llámenles juntos.");

    public string ChooseThis => Say("Choose this", "Elegir esta opción");

    public string StartOver => Say("Start over", "Empezar de nuevo");

    public string Covered => Say(
        "A consent lets them hear of this. It goes out as soon as you send it, unless the person has said"
            + " no since.",
        "Un consentimiento permite que lo sepan. Sale en cuanto usted la envíe, a menos que la persona "
            + "haya dicho que no.");

    public string NotCovered => Say(
        "No consent lets them hear of this yet. It waits, and the person is asked. Nothing is told before"
            + " they say yes.",
        "Todavía ningún consentimiento permite que lo sepan. Espera, y se le pregunta a la persona. No se"
            + " cuenta nada antes de que diga que sí.");

    public string HowUrgent => Say("How urgent is it?", "¿Qué tan urgente es?");

    public string NeededBy => Say("Needed by", "Se necesita para el");

    public string WhyCode => Say("Why", "Motivo");

    public string NoReason => Say("I give no reason", "No doy motivo");

    public string WhyWords => Say("In words", "En palabras");

    public string WhyWordsAbout => Say(
        "The other organization reads this, and so may the person. Write only what they need to know.",
        "La otra organización lo lee, y la persona también puede leerlo. Escriba solo lo necesario.");

    public string SendConsequence => Say(
        "When you send it, the other organization learns who this is and what they need.",
        "Al enviarla, la otra organización sabrá quién es y qué necesita.");

    public string WaitConsequence => Say(
        "When you make it, the person is asked for consent. Once they agree it is sent by itself.",
        "Al crearla, se le pide consentimiento a la persona. Cuando acepte, se envía sola.");

    public string SendReferral => Say("Send the referral", "Enviar la referencia");

    public string MakeReferral => Say("Make it and ask for consent", "Crearla y pedir consentimiento");
}
