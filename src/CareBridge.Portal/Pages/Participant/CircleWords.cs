using CareBridge.Contracts.Aftercare;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>How the pages of the circle of support, its partners and meetings talk.</summary>
internal sealed class CircleWords(NoticeLanguage language) : BothLanguages(language)
{
    public string About => Say(
        "These people and places stand by you. With some of them you can agree when they may call you and what they "
        + "may be told.",
        "Estas personas y lugares le apoyan. Con algunas puede acordar cuándo pueden llamarle y qué se les puede "
        + "decir.");

    public string Nobody => Say(
        "Nobody is listed yet. Who helps you when it gets hard? Add them below.",
        "Todavía no hay nadie. ¿Quién le ayuda cuando se pone difícil? Agréguelo abajo.");

    public string AddTitle => Say("Add somebody", "Agregar a alguien");

    public string AddAbout => Say(
        "Your community will see the name. The person is not told.",
        "Su comunidad verá el nombre. A la persona no se le avisa.");

    public string Name => Say("Their name", "Su nombre");

    public string WhoIsIt => Say("Who are they to you?", "¿Quién es para usted?");

    public string EndTitle => Say("Does not stand by me any more", "Ya no me apoya");

    public string EndAbout => Say(
        "They are taken off the list. If they were your support partner, that ends too, and they are told nothing new.",
        "Se quita de la lista. Si era su persona de apoyo, eso también termina y ya no se le dice nada nuevo.");

    public string End => Say("Take them off", "Quitar de la lista");

    public string Boundaries => Say("Rules between us", "Reglas entre nosotros");

    public string BoundariesAbout => Say(
        "A support partner is asked to call you when things look hard. They are only told what you allow, in the hours "
        + "you allow, and only after you both said yes. Either of you can end it at any time.",
        "A una persona de apoyo se le pide que le llame cuando se ve difícil. Solo se le dice lo que usted permite, en "
        + "las horas que permite, y solo después de que ambos digan que sí. Cualquiera puede terminarlo cuando "
        + "quiera.");

    public string From => Say("They may be asked from", "Se le puede pedir desde las");

    public string To => Say("until (same as before: at any time)", "hasta las (igual: a cualquier hora)");

    public string MayBeTold => Say("They may be told that", "Se le puede decir que");

    public string OtherRules => Say("What else you agree on", "Qué más acuerdan");

    public string KnownAs => Say("What they call you", "Cómo le llama");

    public string KnownAsAbout => Say(
        "That is all their page says of who you are.", "Es todo lo que su página dice de quién es usted.");

    public string Address => Say("How to reach them", "Cómo avisarle");

    public string AddressAbout => Say(
        "An e-mail address, or a phone number that begins with + and the country. Only you see it.",
        "Un correo, o un teléfono que empiece con + y el país. Solo usted lo ve.");

    public string ByEmail => Say("By e-mail", "Por correo");

    public string ByText => Say("By text message", "Por mensaje de texto");

    public string NotNow => Say("I reach them myself", "Yo le aviso");

    public string Propose => Say("Save these rules", "Guardar estas reglas");

    public string Proposing => Say(
        "When you save, you agree to them yourself. They agree for themselves.",
        "Al guardar, usted las acepta. La otra persona las acepta por su cuenta.");

    public string Agree => Say("I agree to these rules", "Acepto estas reglas");

    public string AgreeAbout => Say(
        "They were written down for you. When you both agree, you are asked for a consent before anything is told.",
        "Se escribieron para usted. Cuando ambos acepten, se le pedirá un consentimiento antes de decir nada.");

    public string EndPartnership => Say("End this partnership", "Terminar este acuerdo");

    public string EndPartnershipAbout => Say(
        "From this second they are told nothing new.", "Desde este segundo no se le dice nada nuevo.");

    public string MakeLink => Say("Make a link for them", "Hacer un enlace para esa persona");

    public string MakeLinkAbout => Say(
        "Give it to them and nobody else. With it they can agree, without an account. It works for 14 days.",
        "Déselo a esa persona y a nadie más. Con él puede aceptar sin tener cuenta. Sirve 14 días.");

    public string LinkOnce => Say("It is shown this once:", "Se muestra solo esta vez:");

    public string NextMeetings => Say("Next meetings of your group", "Próximas reuniones de su grupo");

    public string NoGroup => Say(
        "You have not chosen a group yet. Your peer specialist can help you find one.",
        "Todavía no ha elegido un grupo. Su especialista puede ayudarle a encontrar uno.");

    public string JoinOnline => Say("Join online", "Entrar en línea");

    public string Attended => Say("Where I have been", "Dónde he estado");

    public string NoneAttended => Say("Nothing is written down yet.", "Todavía no hay nada anotado.");

    public string Report => Say("I was at a meeting", "Estuve en una reunión");

    public string ReportAbout => Say(
        "Whoever led it is asked to confirm it.", "A quien la dirigió se le pide confirmarlo.");

    public string When => Say("When did it begin?", "¿Cuándo empezó?");

    public string Minutes => Say("How many minutes were you there?", "¿Cuántos minutos estuvo?");

    public string Kind => Say("What was it?", "¿Qué fue?");

    public string Format => Say("Where?", "¿Dónde?");

    public string KeptBy(string organization) => Say($"Kept by {organization}", $"Lista de {organization}");

    public bool CanBePartner(MemberAnswer member) =>
        member.Kind == CircleMemberKind.Staff || CircleRoleCodes.Partners.Contains(member.RoleCode);

    /// <param name="partnership">Null is none.</param>
    public string Of(PartnershipAnswer? partnership) => partnership switch
    {
        null => "",
        { Status: PartnershipStatus.Agreed } => Say("You both agreed.", "Ambos aceptaron."),
        { ParticipantAgreedAt: null } => Say("Waits for your answer.", "Espera su respuesta."),
        _ => Say("Waits for their answer.", "Espera la respuesta de esa persona."),
    };

    public string TopicOf(string code) => code switch
    {
        "contact" => Say("I am not in touch as agreed", "no estoy en contacto como acordamos"),
        "craving" => Say("craving is strong", "el antojo es fuerte"),
        "mood" => Say("my mood, sleep or feeling alone is hard", "mi ánimo, mi sueño o la soledad van mal"),
        "sobriety" => Say("I did not keep to my sobriety", "no mantuve mi sobriedad"),
        "recovery-capital" => Say("my BARC-10 points fell", "mis puntos de BARC-10 bajaron"),
        _ => code,
    };

    public string RoleOf(string code) => code switch
    {
        "peer-support" => Say("Peer support", "Apoyo entre pares"),
        "case-management" => Say("Keeps things together", "Coordina su atención"),
        "treatment" => Say("Treatment", "Tratamiento"),
        "medical-care" => Say("Medical care", "Atención médica"),
        "crisis-care" => Say("Help in a crisis", "Ayuda en una crisis"),
        "practical-help" => Say("Practical help", "Ayuda práctica"),
        "partner" => Say("Partner or spouse", "Pareja"),
        "parent" => Say("Parent", "Padre o madre"),
        "child" => Say("Child", "Hijo o hija"),
        "sibling" => Say("Brother or sister", "Hermano o hermana"),
        "relative" => Say("Relative", "Familiar"),
        "friend" => Say("Friend", "Amigo o amiga"),
        "sponsor" => Say("Sponsor", "Padrino o madrina"),
        "mentor" => Say("Mentor", "Mentor o mentora"),
        "accountability-partner" => Say("Accountability partner", "Compañero de compromiso"),
        _ => code,
    };

    public string Of(MeetingKind kind) => kind switch
    {
        MeetingKind.Group => Say("A group", "Un grupo"),
        MeetingKind.OneToOne => Say("One to one", "Entre dos"),
    };

    public string Of(MeetingFormat format) => format switch
    {
        MeetingFormat.InPerson => Say("In person", "En persona"),
        MeetingFormat.Online => Say("Online", "En línea"),
    };

    public string Of(AttendanceStatus status) => status switch
    {
        AttendanceStatus.Attended => Say("confirmed", "confirmado"),
        AttendanceStatus.Reported => Say("waits to be confirmed", "falta confirmarlo"),
        AttendanceStatus.NotConfirmed => Say("not confirmed", "sin confirmar"),
        AttendanceStatus.EnteredInError => Say("a mistake", "un error"),
    };
}
