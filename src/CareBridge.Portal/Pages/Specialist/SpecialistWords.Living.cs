using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Web;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>What Aftercare's codes mean.</summary>
internal sealed partial class SpecialistWords
{
    /// <summary>As fields take them.</summary>
    public IEnumerable<KeyValuePair<string, string>> Engagements => Options<Engagement>(Of);

    /// <summary>As fields take them.</summary>
    public IEnumerable<KeyValuePair<string, string>> Ends => Options<WarningEnd>(Of);

    /// <summary>As fields take them.</summary>
    public IEnumerable<KeyValuePair<string, string>> MeansOptions => Options<ContactMeans>(Of);

    /// <summary>As fields take them.</summary>
    public IEnumerable<KeyValuePair<string, string>> OutcomeOptions => Options<ContactOutcome>(Of);

    public string Of(Engagement value) => value switch
    {
        Engagement.Engaged => Say("In touch", "En contacto"),
        Engagement.AtRisk => Say("Drifting away", "Se está alejando"),
        Engagement.LostContact => Say("Lost contact", "Sin contacto"),
    };

    public string Of(EngagementReason value) => value switch
    {
        EngagementReason.AsAgreed => Say("In touch as agreed.", "En contacto según lo acordado."),
        EngagementReason.CheckInsMissed => Say(
            "The last check-ins that were due were not made.",
            "No hizo los últimos registros que tocaban."),
        EngagementReason.CheckInsSparse => Say(
            "Half of the check-ins due in two weeks were not made.",
            "En dos semanas faltó a la mitad de los registros."),
        EngagementReason.ContactThin => Say(
            "No check-in, meeting or talk for some time.",
            "Sin registro, reunión ni conversación desde hace un tiempo."),
        EngagementReason.MeetingsStopped => Say(
            "Used to come to meetings, and does not any more.",
            "Venía a las reuniones y ya no viene."),
        EngagementReason.NoContact => Say(
            "No check-in, meeting or talk for three weeks or longer.",
            "Sin registro, reunión ni conversación desde hace tres semanas o más."),
        EngagementReason.NotReached => Say("Tried several times in vain.", "Se intentó varias veces sin lograrlo."),
    };

    public string Of(WarningSignal value) => value switch
    {
        WarningSignal.CheckInsMissed => Say("check-ins missed", "registros sin hacer"),
        WarningSignal.ContactLost => Say("contact lost", "contacto perdido"),
        WarningSignal.Craving => Say("strong craving", "muchas ganas de consumir"),
        WarningSignal.Mood => Say("low mood", "ánimo bajo"),
        WarningSignal.Sleep => Say("poor sleep", "mal sueño"),
        WarningSignal.Connection => Say("feels alone", "se siente a solas"),
        WarningSignal.SobrietyNotKept => Say("a setback", "un tropiezo"),
        WarningSignal.RecoveryCapitalFell => Say("recovery capital fell", "bajó el capital de recuperación"),
    };

    public string Of(WarningEnd value) => value switch
    {
        WarningEnd.InTouchAgain => Say("We are in touch again", "Ya estamos en contacto"),
        WarningEnd.LeftCare => Say("They are no longer in our care", "Ya no está a nuestro cuidado"),
        WarningEnd.Supported => Say("They have support now", "Ya tiene apoyo"),
        WarningEnd.CrisisCare => Say("Crisis care has taken over", "Se encarga atención en crisis"),
        WarningEnd.FalseAlarm => Say("It was a false alarm", "Fue una falsa alarma"),
    };

    public string Of(ContactMeans value) => value switch
    {
        ContactMeans.Call => Say("A call", "Una llamada"),
        ContactMeans.Message => Say("A message", "Un mensaje"),
        ContactMeans.Visit => Say("A visit", "Una visita"),
        ContactMeans.Other => Say("Something else", "Otra cosa"),
    };

    public string Of(ContactOutcome value) => value switch
    {
        ContactOutcome.Reached => Say("Reached them", "Le localicé"),
        ContactOutcome.NotReached => Say("Did not reach them", "No le localicé"),
    };

    public string Of(PlanStatus value) => value switch
    {
        PlanStatus.Draft => Say("draft", "borrador"),
        PlanStatus.Active => Say("active", "activo"),
        PlanStatus.OnHold => Say("on hold", "en pausa"),
        PlanStatus.Revoked => Say("taken back", "retirado"),
        PlanStatus.Completed => Say("completed", "terminado"),
        PlanStatus.EnteredInError => Say("an error", "un error"),
    };

    public string Of(PlanStepStatus value) => value switch
    {
        PlanStepStatus.NotStarted => Say("Not begun", "Sin empezar"),
        PlanStepStatus.Scheduled => Say("Planned", "Planeado"),
        PlanStepStatus.InProgress => Say("Under way", "En marcha"),
        PlanStepStatus.OnHold => Say("On hold", "En pausa"),
        PlanStepStatus.Completed => Say("Done", "Hecho"),
        PlanStepStatus.Cancelled => Say("Called off", "Cancelado"),
        PlanStepStatus.Stopped => Say("Stopped", "Detenido"),
    };

    public string Of(MeetingKind value) => value switch
    {
        MeetingKind.Group => Say("Group", "Grupo"),
        MeetingKind.OneToOne => Say("One to one", "Uno a uno"),
    };

    public string Of(AttendanceStatus value) => value switch
    {
        AttendanceStatus.Attended => Say("Came", "Vino"),
        AttendanceStatus.EnteredInError => Say("Was an error", "Fue un error"),
        AttendanceStatus.Reported => Say("They say so; not confirmed", "Lo dice; sin confirmar"),
        AttendanceStatus.NotConfirmed => Say("Not confirmed", "Sin confirmar"),
    };

    private static IEnumerable<KeyValuePair<string, string>> Options<T>(Func<T, string> words)
        where T : struct, Enum =>
        Enum.GetValues<T>().Select(value => KeyValuePair.Create(EnumCode.Of(value), words(value)));
}
