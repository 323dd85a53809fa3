using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Contracts.Referrals;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>What the codes of referrals and consents mean.</summary>
internal sealed partial class SpecialistWords
{
    /// <summary>As fields take them.</summary>
    public IEnumerable<KeyValuePair<string, string>> Urgencies => Options<ReferralPriority>(Of);

    /// <summary>As fields take them.</summary>
    public IEnumerable<KeyValuePair<string, string>> ContactFormats => Options<ContactFormat>(Of);

    /// <summary>As fields take them.</summary>
    public IEnumerable<KeyValuePair<string, string>> Formats => Options<GroupFormat>(Of);

    public string Of(ReferralStatus value) => value switch
    {
        ReferralStatus.Draft => Say("Draft", "Borrador"),
        ReferralStatus.AwaitingConsent => Say("Waits for consent", "Espera el consentimiento"),
        ReferralStatus.Sent => Say("Sent", "Enviada"),
        ReferralStatus.Received => Say("Received", "Recibida"),
        ReferralStatus.NeedsInfo => Say("They ask something", "Preguntan algo"),
        ReferralStatus.Accepted => Say("Accepted", "Aceptada"),
        ReferralStatus.Declined => Say("Declined", "Rechazada"),
        ReferralStatus.Scheduled => Say("First contact agreed", "Primer contacto acordado"),
        ReferralStatus.InProgress => Say("Begun", "Iniciada"),
        ReferralStatus.NoShow => Say("Did not come", "No vino"),
        ReferralStatus.Completed => Say("Completed", "Terminada"),
        ReferralStatus.Cancelled => Say("Called off", "Cancelada"),
    };

    /// <summary>In a sentence: what it means for whoever made it.</summary>
    public string Meaning(ReferralStatus value) => value switch
    {
        ReferralStatus.Draft => Say("It is not sent yet.", "Todavía no se envió."),
        ReferralStatus.AwaitingConsent => Say(
            "Nothing has been told. The person was asked; when they agree it is sent by itself.",
            "No se ha contado nada. Se le preguntó a la persona; cuando acepte, se envía sola."),
        ReferralStatus.Sent => Say(
            "The other organization can see it and has not opened it yet.",
            "La otra organización puede verla y todavía no la abrió."),
        ReferralStatus.Received => Say("They have it and have not decided yet.", "La tienen y todavía no deciden."),
        ReferralStatus.NeedsInfo => Say(
            "They need an answer from you before they decide.",
            "Necesitan una respuesta suya antes de decidir."),
        ReferralStatus.Accepted => Say("Agree on a first contact now.", "Acuerden ahora un primer contacto."),
        ReferralStatus.Declined => Say(
            "They cannot take it. You can refer elsewhere.",
            "No pueden recibirla. Puede referir a otro lugar."),
        ReferralStatus.Scheduled => Say(
            "Make sure that the person gets there.",
            "Asegúrese de que la persona llegue."),
        ReferralStatus.InProgress => Say("The service has begun.", "El servicio comenzó."),
        ReferralStatus.NoShow => Say(
            "Agree on another time, or ask what stands in the way.",
            "Acuerden otra hora o pregunte qué lo impide."),
        ReferralStatus.Completed => Say("The loop is closed.", "El ciclo está cerrado."),
        ReferralStatus.Cancelled => Say("It is over for both sides.", "Terminó para ambas partes."),
    };

    /// <summary>What is waited for; nothing for null.</summary>
    public string OfDue(ReferralDue? value) => value switch
    {
        ReferralDue.Receive => Say("say that they have it", "decir que la tienen"),
        ReferralDue.Answer => Say("accept or decline", "aceptar o rechazar"),
        ReferralDue.Inform => Say("answer the question", "responder la pregunta"),
        ReferralDue.Arrange => Say("arrange the first contact", "acordar el primer contacto"),
        ReferralDue.Record => Say("say whether the person came", "decir si la persona vino"),
        ReferralDue.Close => Say("close it with an outcome", "cerrarla con un resultado"),
        ReferralDue.NeededBy => Say("the day by which it is needed is near", "se acerca el día en que se necesita"),
        null => "",
    };

    public string Of(ReferralPriority value) => value switch
    {
        ReferralPriority.Routine => Say("Routine: within weeks", "Normal: en unas semanas"),
        ReferralPriority.Urgent => Say("Urgent: within days", "Urgente: en unos días"),
        ReferralPriority.Asap => Say("As soon as possible: today", "Lo antes posible: hoy"),
        ReferralPriority.Stat => Say("At once", "De inmediato"),
    };

    public string Of(ReferralAction value) => value switch
    {
        ReferralAction.Drafted => Say("Made", "Creada"),
        ReferralAction.Held => Say("Waits for consent", "Espera el consentimiento"),
        ReferralAction.Sent => Say("Sent", "Enviada"),
        ReferralAction.TakenBack => Say(
            "Taken back: no consent covers it any more",
            "Retirada: ya no hay consentimiento"),
        ReferralAction.Received => Say("Received", "Recibida"),
        ReferralAction.QuestionAsked => Say("A question was asked", "Se hizo una pregunta"),
        ReferralAction.QuestionAnswered => Say("The question was answered", "Se respondió la pregunta"),
        ReferralAction.Accepted => Say("Accepted", "Aceptada"),
        ReferralAction.Declined => Say("Declined", "Rechazada"),
        ReferralAction.Explained => Say("Another reason was given", "Se dio otro motivo"),
        ReferralAction.Withheld => Say("Withheld: the consent has ended", "Retenida: terminó el consentimiento"),
        ReferralAction.Released => Say("Shown again under a consent", "Visible otra vez con consentimiento"),
        ReferralAction.ContactProposed => Say("A first contact was proposed", "Se propuso un primer contacto"),
        ReferralAction.ContactConfirmed => Say("The time was confirmed", "Se confirmó la hora"),
        ReferralAction.ContactTimeWanted => Say("Another time was asked for", "Se pidió otra hora"),
        ReferralAction.ContactMoved => Say("Another time was named", "Se propuso otra hora"),
        ReferralAction.ContactWithdrawn => Say("The first contact was called off", "Se canceló el primer contacto"),
        ReferralAction.Scheduled => Say("A first contact was agreed on", "Se acordó el primer contacto"),
        ReferralAction.Began => Say("The service began", "Comenzó el servicio"),
        ReferralAction.NoShowRecorded => Say("The person did not come", "La persona no vino"),
        ReferralAction.Completed => Say("Completed", "Terminada"),
        ReferralAction.Cancelled => Say("Called off", "Cancelada"),
        ReferralAction.Assigned => Say("Somebody else answers for it", "Otra persona responde por ella"),
        ReferralAction.Reminded => Say("A reminder was sent", "Se envió un recordatorio"),
        ReferralAction.PassedOn => Say("Passed on to somebody else", "Pasó a otra persona"),
    };

    public string Of(ContactStatus value) => value switch
    {
        ContactStatus.Proposed => Say("Proposed", "Propuesto"),
        ContactStatus.Confirmed => Say("Confirmed by both", "Confirmado por ambas partes"),
        ContactStatus.Kept => Say("They came", "Vino"),
        ContactStatus.Missed => Say("They did not come", "No vino"),
        ContactStatus.Withdrawn => Say("Called off", "Cancelado"),
    };

    public string Of(ContactFormat value) => value switch
    {
        ContactFormat.InPerson => Say("In person", "En persona"),
        ContactFormat.Video => Say("Video", "Video"),
        ContactFormat.Phone => Say("Phone", "Teléfono"),
    };

    public string Of(ParticipantReply value) => value switch
    {
        ParticipantReply.Awaited => Say("The person has not answered yet.", "La persona no ha respondido todavía."),
        ParticipantReply.Coming => Say("The person says that they come.", "La persona dice que viene."),
        ParticipantReply.OtherTime => Say("The person asks for another time.", "La persona pide otra hora."),
        ParticipantReply.NotComing => Say("The person does not come.", "La persona no viene."),
    };

    public string Of(GroupFormat value) => value switch
    {
        GroupFormat.Online => Say("Online", "En línea"),
        GroupFormat.Local => Say("In person", "En persona"),
        GroupFormat.Hybrid => Say("Both at once", "Ambas a la vez"),
    };

    public string Of(ConsentStatus value) => value switch
    {
        ConsentStatus.Requested => Say("Asked", "Pedido"),
        ConsentStatus.Granted => Say("Granted", "Otorgado"),
        ConsentStatus.Declined => Say("Declined", "Rechazado"),
        ConsentStatus.Revoked => Say("Revoked", "Revocado"),
        ConsentStatus.Expired => Say("Ended", "Terminado"),
        ConsentStatus.Lapsed => Say("Not answered in time", "Sin respuesta a tiempo"),
        ConsentStatus.Withdrawn => Say("Taken back", "Retirado"),
    };

    /// <summary>In a sentence.</summary>
    public string Meaning(ConsentStatus value) => value switch
    {
        ConsentStatus.Requested => Say(
            "They have not answered yet. Nothing is told.",
            "Todavía no ha respondido. No se cuenta nada."),
        ConsentStatus.Granted => Say(
            "What is below may be told, until it ends or they take it back.",
            "Se puede contar lo de abajo, hasta que termine o lo retire."),
        ConsentStatus.Declined => Say("They said no. Nothing is told under it.", "Dijo que no. No se cuenta nada."),
        ConsentStatus.Revoked => Say(
            "They took it back. Nothing more is told under it.",
            "Lo retiró. Ya no se cuenta nada."),
        ConsentStatus.Expired => Say(
            "It is over. Ask anew if it is still needed.",
            "Terminó. Pida otro si todavía hace falta."),
        ConsentStatus.Lapsed => Say(
            "Talk with them, and ask anew if it is still needed.",
            "Hable con la persona y pida otro si todavía hace falta."),
        ConsentStatus.Withdrawn => Say(
            "Your organization took the request back.",
            "Su organización retiró la solicitud."),
    };

    public string Of(DisclosureCategory value) => value switch
    {
        DisclosureCategory.Engagement => Say(
            "How closely they stay in touch, and milestones",
            "Qué tan en contacto está, y sus logros"),
        DisclosureCategory.CheckInScores => Say("Scores of check-ins", "Puntajes de los registros"),
        DisclosureCategory.Reflections => Say("What they write themselves", "Lo que escribe la persona"),
        DisclosureCategory.Attendance => Say("Meetings they came to", "Reuniones a las que vino"),
        DisclosureCategory.AftercarePlan => Say(
            "The plan, goals and circle of support",
            "El plan, las metas y el círculo de apoyo"),
        DisclosureCategory.Referrals => Say("Referrals", "Referencias"),
        DisclosureCategory.SafetyPlan => Say("The safety plan", "El plan de seguridad"),
        DisclosureCategory.CrisisEvents => Say("Crises", "Crisis"),
        DisclosureCategory.Identity => Say("Who they are", "Quién es"),
        DisclosureCategory.CounsellingNotes => Say("Counselling notes", "Notas de consejería"),
    };

    public string Of(PurposeOfUse value) => value switch
    {
        PurposeOfUse.Treatment => Say("Treatment", "Tratamiento"),
        PurposeOfUse.CareManagement => Say("Coordinating their care", "Coordinar su atención"),
        PurposeOfUse.Operations => Say("Running the services", "Operar los servicios"),
        PurposeOfUse.EmergencyTreatment => Say("An emergency", "Una emergencia"),
    };
}
