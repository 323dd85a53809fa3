namespace CareBridge.Portal.Pages.Specialist;

/// <summary>Of referrals that were made: all of them, and one.</summary>
internal sealed partial class SpecialistWords
{
    public string OurReferrals => Say("Our referrals", "Nuestras referencias");

    public string Show => Say("Show", "Mostrar");

    public string AllStates => Say("All", "Todas");

    public string Pressing => Say("Those to look at now", "Las que hay que ver ahora");

    public string ShowThese => Say("Show these", "Mostrar estas");

    public string Referrals => Say("Referrals", "Referencias");

    public string NoReferrals => Say(
        "Nothing has been referred yet. Open a person and choose New referral: what becomes of it stands "
            + "here.",
        "Todavía no se ha referido a nadie. Abra a una persona y elija Nueva referencia: aquí verá qué "
            + "pasa con ella.");

    public string NoReferralsOf => Say(
        "They have not been referred anywhere yet.",
        "Todavía no tiene ninguna referencia.");

    public string NoneInState => Say("There is none in this state.", "No hay ninguna en este estado.");

    public string Older => Say("Older ones", "Más antiguas");

    public string HowFar => Say("How far they come", "Hasta dónde llegan");

    public string HowFarAbout => Say(
        "Each bar is what was referred in one week, by how far it has come until now. Weeks begin on "
            + "Monday.",
        "Cada barra es lo referido en una semana, según hasta dónde ha llegado. Las semanas empiezan el "
            + "lunes.");

    public string Funnel => Say("Referrals by week", "Referencias por semana");

    public string Week => Say("Week of", "Semana del");

    public string FunnelHelped => Say("Helped", "Con ayuda recibida");

    public string FunnelInContact => Say("In contact", "En contacto");

    public string FunnelAccepted => Say("Accepted", "Aceptadas");

    public string FunnelWaiting => Say("Not accepted", "Sin aceptar");

    public string MadeOn => Say("Made", "Creada");

    public string ReferralTitle => Say("Referral", "Referencia");

    public string SeeRequest => Say(
        "See the request, and make a link for their phone",
        "Ver la solicitud y crear un enlace para su teléfono");

    public string Withheld => Say(
        "The consent has ended, so the other organization cannot see this any more. Talk with the person.",
        "El consentimiento terminó, así que la otra organización ya no puede ver esto. Hable con la "
            + "persona.");

    public string TheySaid => Say("They said", "Dijeron");

    public string WaitsForUs => Say("It waits for us", "Nos toca a nosotros");

    public string WaitsForThem => Say("It waits for them", "Les toca a ellos");

    public string Questions => Say("Questions and answers", "Preguntas y respuestas");

    public string NotAnswered => Say("Not answered yet", "Sin respuesta todavía");

    public string YourAnswer => Say("Your answer", "Su respuesta");

    public string YourAnswerAbout => Say(
        "The other organization reads this. Say only what they need to decide.",
        "La otra organización lo lee. Diga solo lo que necesitan para decidir.");

    public string SendAnswer => Say("Send the answer", "Enviar la respuesta");

    public string FirstContact => Say("First contact", "Primer contacto");

    public string Propose => Say("Propose this time", "Proponer esta hora");

    public string ProposeAbout => Say(
        "A warm handover: you, they and the person together. The other side confirms, and the person is "
            + "asked whether it suits them.",
        "Una entrega acompañada: usted, la otra parte y la persona, juntas. La otra parte confirma y se "
            + "le pregunta a la persona si le conviene.");

    public string Minutes => Say("Minutes", "Minutos");

    public string Place => Say("Where, or how to get through", "Dónde, o cómo comunicarse");

    public string ConfirmTime => Say("Confirm this time", "Confirmar esta hora");

    public string WithdrawContact => Say("Call this time off", "Cancelar esta hora");

    public string OtherTime => Say("Another time", "Otra hora");

    public string OtherTimeAbout => Say(
        "Both sides and the person are asked anew.",
        "Se vuelve a preguntar a ambas partes y a la persona.");

    public string NameOtherTime => Say("Name another time", "Proponer otra hora");

    public string TheyCame => Say("They came", "Vino");

    public string TheyDidNot => Say("They did not come", "No vino");

    public string Elsewhere => Say("Somebody else", "Otra opción");

    public string ElsewhereAbout => Say(
        "This came to nothing. You can ask somebody else; that one waits for consent like any.",
        "Esto no resultó. Puede preguntar a alguien más; esa también espera el consentimiento.");

    public string ReferElsewhere => Say("Refer elsewhere", "Referir a otro lugar");

    public string History => Say("What happened", "Qué pasó");

    public string CallOff => Say("Call it off", "Cancelarla");

    public string CallOffAbout => Say(
        "It is over for both sides, and a first contact that was agreed on is called off too. This cannot"
            + " be undone.",
        "Termina para ambas partes, y también se cancela el primer contacto acordado. Esto no se puede "
            + "deshacer.");

    public string CallOffNow => Say("Call the referral off", "Cancelar la referencia");
}
